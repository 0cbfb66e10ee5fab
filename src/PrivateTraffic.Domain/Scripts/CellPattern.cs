using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>One cell of the matrix, or a whole row or column of it: <c>high.first</c>, <c>high.*</c>, <c>*.lapsed</c>.</summary>
/// <param name="Band">The band; null for every band.</param>
/// <param name="Stage">The purchase stage; null for every stage.</param>
public readonly record struct CellPattern(InteractionBand? Band, PurchaseStage? Stage)
{
    /// <summary>
    /// Every pattern an author may write: the sixteen cells, the four rows, the four columns. All of the matrix is none of them.
    /// </summary>
    public static IReadOnlyList<CellPattern> All { get; } =
    [
        .. MatrixCell.All.Select(cell => new CellPattern(cell.Band, cell.Stage)),
        .. Enum.GetValues<InteractionBand>().Select(band => new CellPattern(band, null)),
        .. Enum.GetValues<PurchaseStage>().Select(stage => new CellPattern(null, stage)),
    ];

    /// <summary>The name used in files, such as <c>high.first</c> or <c>*.lapsed</c>.</summary>
    public string Key => $"{(Band is { } band ? MatrixCell.KeyOf(band) : "*")}.{(Stage is { } stage ? MatrixCell.KeyOf(stage) : "*")}";

    /// <summary>Whether the pattern names a single cell.</summary>
    public bool IsExact => Band is not null && Stage is not null;

    /// <summary>Finds a pattern by its key.</summary>
    /// <returns>False when no pattern has this key.</returns>
    public static bool TryParse(string? key, out CellPattern pattern)
    {
        foreach (var candidate in All)
        {
            if (candidate.Key == key)
            {
                pattern = candidate;
                return true;
            }
        }

        pattern = default;
        return false;
    }

    /// <summary>Whether a cell lies in the pattern.</summary>
    public bool Contains(MatrixCell cell) => (Band ?? cell.Band) == cell.Band && (Stage ?? cell.Stage) == cell.Stage;

    /// <inheritdoc/>
    public override string ToString() => Key;
}
