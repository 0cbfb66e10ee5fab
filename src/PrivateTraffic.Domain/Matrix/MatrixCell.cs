namespace PrivateTraffic.Domain.Matrix;

/// <summary>矩阵单元: an interaction band and a purchase stage. Every customer stands in exactly one.</summary>
public readonly record struct MatrixCell(InteractionBand Band, PurchaseStage Stage)
{
    /// <summary>All cells, bands rising, stages rising within a band.</summary>
    public static IReadOnlyList<MatrixCell> All { get; } =
        [.. from band in Enum.GetValues<InteractionBand>() from stage in Enum.GetValues<PurchaseStage>() select new MatrixCell(band, stage)];

    /// <summary>The name used in files, addresses and JSON, such as <c>high.repurchase</c>.</summary>
    public string Key => $"{KeyOf(Band)}.{KeyOf(Stage)}";

    /// <summary>The position of the cell in <see cref="All"/>.</summary>
    public int Index => ((int)Band * 4) + (int)Stage;

    /// <summary>Finds a cell by its key.</summary>
    /// <returns>False when no cell has this key.</returns>
    public static bool TryParse(string? key, out MatrixCell cell)
    {
        foreach (var candidate in All)
        {
            if (candidate.Key == key)
            {
                cell = candidate;
                return true;
            }
        }

        cell = default;
        return false;
    }

    /// <summary>The name of a band in keys, such as <c>medium</c>.</summary>
    public static string KeyOf(InteractionBand band) => band switch
    {
        InteractionBand.Silent => "silent",
        InteractionBand.Low => "low",
        InteractionBand.Medium => "medium",
        InteractionBand.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    /// <summary>The name of a stage in keys, such as <c>repurchase</c>.</summary>
    public static string KeyOf(PurchaseStage stage) => stage switch
    {
        PurchaseStage.Potential => "potential",
        PurchaseStage.First => "first",
        PurchaseStage.Repurchase => "repurchase",
        PurchaseStage.Lapsed => "lapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <inheritdoc/>
    public override string ToString() => Key;
}
