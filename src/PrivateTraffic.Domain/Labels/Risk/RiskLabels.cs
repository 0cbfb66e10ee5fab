using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Risk;

/// <summary>The labels of the risk score: its bands.</summary>
internal static class RiskLabels
{
    private static readonly Label High = Label.Of("high", "高风险", "high");
    private static readonly Label Medium = Label.Of("medium", "中风险", "medium");
    private static readonly Label Low = Label.Of("low", "低风险", "low");
    private static readonly Label NeverBought = Label.Of("never-bought", "未购买", "never bought");

    /// <summary>The key of a customer's band; null for buyers without a score.</summary>
    public static string? KeyOf(CustomerLabels customer, RiskRules rules) =>
        customer.PurchaseDays == 0 ? NeverBought.Key
        : customer.Risk is not { } score ? null
        : score >= rules.HighFrom ? High.Key
        : score >= rules.MediumFrom ? Medium.Key
        : Low.Key;

    public static FamilyReport Report(LabelTally tally, RiskModel? model, RiskRules rules, long buyers, long total)
    {
        var counted = model is null ? default : new Proportion(model.Positives, model.Customers);
        var report = model is null
            ? new FamilyReport(
                tally.Family, EstimateQuality.Default(buyers == 0 ? EstimateReason.NoData : EstimateReason.ShortHistory), total, 0, [])
            : new FamilyReport(
                tally.Family, MinimumData.OfRate(counted), total, model.Customers, tally.Counts([High, Medium, Low, NeverBought], total));
        return report with
        {
            Parameters = new Dictionary<string, double?>
            {
                ["horizonDays"] = rules.HorizonDays,
                ["mediumFrom"] = rules.MediumFrom,
                ["highFrom"] = rules.HighFrom,
            },
            Estimates = new Dictionary<string, double?> { ["orderedShare"] = counted.Trials == 0 ? null : counted.Rate },
            Validation = model?.Validation,
        };
    }
}
