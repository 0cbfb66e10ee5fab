using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Journeys;

/// <summary>The labels of a journey: the last step that was reached.</summary>
internal static class JourneyLabels
{
    private static readonly Label NotBegun = Label.Of("not-begun", "未开始", "not begun");

    /// <summary>The key of a customer's step.</summary>
    public static string KeyOf(JourneyStage stage) => stage.Step ?? NotBegun.Key;

    public static FamilyReport Report(LabelTally tally, JourneyRules rules, long stalled, long total)
    {
        var begun = total - tally.CountOf(NotBegun.Key);
        if (begun == 0)
        {
            return FamilyReport.Without(tally.Family, total);
        }

        var parameters = new Dictionary<string, double?> { ["stalledAfterDays"] = rules.StalledAfterDays };
        foreach (var step in rules.Steps)
        {
            parameters[$"{step.Key}.days"] = step.Days;
        }

        return new FamilyReport(
            tally.Family,
            EstimateQuality.Default(EstimateReason.NotDerived),
            total,
            begun,
            tally.Counts([NotBegun, .. rules.Steps.Select(s => new Label(s.Key, s.Name))], total))
        {
            Parameters = parameters,
            Estimates = new Dictionary<string, double?> { ["stalled"] = stalled },
        };
    }
}
