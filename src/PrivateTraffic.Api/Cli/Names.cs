using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Cli;

/// <summary>The names of places, as people at a shell read them.</summary>
internal static class Names
{
    /// <summary>A cell of the matrix by its key.</summary>
    public static string CellOf(string key, Terminal terminal) => MatrixCell.TryParse(key, out var cell)
        ? terminal.Choose($"{BandInChinese(cell.Band)}·{StageInChinese(cell.Stage)}", key)
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

    private static string BandInChinese(InteractionBand band) => band switch
    {
        InteractionBand.Silent => "沉默",
        InteractionBand.Low => "低",
        InteractionBand.Medium => "中",
        InteractionBand.High => "高",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    private static string StageInChinese(PurchaseStage stage) => stage switch
    {
        PurchaseStage.Potential => "潜在",
        PurchaseStage.First => "首购",
        PurchaseStage.Repurchase => "复购",
        PurchaseStage.Lapsed => "流失",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
