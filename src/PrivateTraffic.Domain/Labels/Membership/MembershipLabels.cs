using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>The labels of a membership programme: its levels.</summary>
internal static class MembershipLabels
{
    public static FamilyReport Report(LabelTally tally, MembershipRules rules, long buyers, long total)
    {
        var parameters = new Dictionary<string, double?> { ["validityDays"] = rules.ValidityDays, ["fenPerPoint"] = rules.FenPerPoint };
        foreach (var level in rules.Levels)
        {
            parameters[$"{level.Key}.entry"] = level.Entry;
            parameters[$"{level.Key}.retention"] = level.Retention;
        }

        return new FamilyReport(
            tally.Family,
            EstimateQuality.Default(buyers == 0 ? EstimateReason.NoData : EstimateReason.NotDerived),
            total,
            buyers,
            tally.Counts(rules.Levels.Select(l => new Label(l.Key, l.Name)), total))
        {
            Parameters = parameters,
        };
    }
}
