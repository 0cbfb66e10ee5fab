using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Imports;

/// <summary>A row that has been understood and is ready to be written.</summary>
public abstract record ImportRow
{
    /// <summary>The number by which the row is known: telling it again is no news.</summary>
    public required string Number { get; init; }

    /// <summary>Whom the row is about.</summary>
    public required CustomerReference Customer { get; init; }

    /// <summary>When it happened.</summary>
    public required ReadTime At { get; init; }

    /// <summary>
    /// A hash of the number and one of all the rest: equal for equal rows, and for others as good as never (one in 2⁶⁴ for each pair).
    /// </summary>
    internal abstract (ulong Number, ulong Content) Hash();
}
