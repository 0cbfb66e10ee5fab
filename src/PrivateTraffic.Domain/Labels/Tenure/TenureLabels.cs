using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Tenure;

/// <summary>The labels of long- and short-term customers.</summary>
internal static class TenureLabels
{
    private static readonly Label[] All =
    [
        Label.Of(TenureRules.KeyOf(CustomerTenure.LongTerm), "长期客户", "long-term"),
        Label.Of(TenureRules.KeyOf(CustomerTenure.ShortTerm), "短期客户", "short-term"),
        Label.Of(TenureRules.KeyOf(CustomerTenure.Open), "未定", "open"),
        Label.Of(TenureRules.KeyOf(CustomerTenure.NeverBought), "未购买", "never bought"),
    ];

    public static FamilyReport Report(LabelTally tally, TenureRules rules, long buyers, long total) => new(
        tally.Family,
        EstimateQuality.Default(buyers == 0 ? EstimateReason.NoData : EstimateReason.NotDerived),
        total,
        buyers,
        tally.Counts(All, total))
    {
        Parameters = new Dictionary<string, double?> { ["longTermDays"] = rules.LongTermDays },
    };
}
