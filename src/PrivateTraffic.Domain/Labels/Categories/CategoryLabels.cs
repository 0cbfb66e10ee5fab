using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Categories;

/// <summary>The labels of groups by category: the categories that the orders name, those with most customers first.</summary>
internal static class CategoryLabels
{
    public static FamilyReport Report(LabelTally tally, CategoryRules rules, long buyers, long total)
    {
        if (buyers == 0)
        {
            return FamilyReport.Without(tally.Family, total);
        }

        var labels = tally.Keys.OrderByDescending(tally.CountOf).ThenBy(k => k, StringComparer.Ordinal)
            .Select(key => Label.Of(key, key, key));
        return new FamilyReport(
            tally.Family, EstimateQuality.Default(EstimateReason.NotDerived), total, buyers, tally.Counts(labels, total))
        {
            Parameters = new Dictionary<string, double?> { ["windowDays"] = rules.WindowDays, ["leastShare"] = rules.LeastShare },
        };
    }
}
