using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Cli;

/// <summary>The names of places, as people at a shell read them.</summary>
internal static class Names
{
    /// <summary>A cell of the matrix by its key.</summary>
    public static string CellOf(string key, Terminal terminal) => MatrixCell.TryParse(key, out var cell)
        ? terminal.Choose($"{BandOf(cell.Band, terminal)}·{StageOf(cell.Stage, terminal)}", key)
        : key;

    /// <summary>A lifecycle stage by its key.</summary>
    public static string StageOf(string key, Terminal terminal) => terminal.Choose(
        key switch
        {
            "introduction" => "导入期",
            "growth" => "成长期",
            "mature" => "成熟期",
            "silent" => "沉默期",
            "churn" => "流失期",
            _ => key,
        },
        key);

    public static string BandOf(InteractionBand band, Terminal terminal) => band switch
    {
        InteractionBand.Silent => terminal.Choose("沉默", "silent"),
        InteractionBand.Low => terminal.Choose("低", "low"),
        InteractionBand.Medium => terminal.Choose("中", "medium"),
        InteractionBand.High => terminal.Choose("高", "high"),
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    public static string StageOf(PurchaseStage stage, Terminal terminal) => stage switch
    {
        PurchaseStage.Potential => terminal.Choose("潜在", "potential"),
        PurchaseStage.First => terminal.Choose("首购", "first"),
        PurchaseStage.Repurchase => terminal.Choose("复购", "repurchase"),
        PurchaseStage.Lapsed => terminal.Choose("流失", "lapsed"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
