namespace PrivateTraffic.Sync.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Rows">Rows read in this phase; customers placed in the last.</param>
/// <param name="Done">Bytes read in this phase; parts of the customers in the last.</param>
/// <param name="Total">What <paramref name="Done"/> will be at the end of the phase, or null when nobody knows.</param>
public readonly record struct ImportProgress(ImportPhase Phase, long Rows, long Done, long? Total);

/// <summary>The parts of an import.</summary>
public enum ImportPhase
{
    /// <summary>Every row is read and judged; nothing is written.</summary>
    Checking,

    /// <summary>The good rows are written, batch by batch.</summary>
    Writing,

    /// <summary>Those of whom something new is known are placed.</summary>
    Placing,
}
