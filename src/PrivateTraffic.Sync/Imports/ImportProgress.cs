namespace PrivateTraffic.Sync.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Rows">Rows read in this phase.</param>
/// <param name="Bytes">Bytes read in this phase.</param>
/// <param name="TotalBytes">Bytes to read in each phase, or null when nobody knows.</param>
public readonly record struct ImportProgress(ImportPhase Phase, long Rows, long Bytes, long? TotalBytes);

/// <summary>The parts of an import.</summary>
public enum ImportPhase
{
    /// <summary>Every row is read and judged; nothing is written.</summary>
    Checking,

    /// <summary>The good rows are written, batch by batch.</summary>
    Writing,
}
