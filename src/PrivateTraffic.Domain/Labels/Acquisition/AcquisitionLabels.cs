using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Acquisition;

/// <summary>The labels of the acquisition funnel: the stages that a customer has reached.</summary>
internal static class AcquisitionLabels
{
    private static readonly Label[] All =
    [
        Of(AcquisitionStage.Added, "获客", "added"),
        Of(AcquisitionStage.Activated, "激活", "activated"),
        Of(AcquisitionStage.Retained, "留存", "retained"),
        Of(AcquisitionStage.Bought, "变现", "bought"),
        Of(AcquisitionStage.Referred, "推荐", "referred"),
    ];

    /// <summary>The keys of the stages that a customer has reached.</summary>
    public static IEnumerable<string> KeysOf(CohortMember? member) =>
        from stage in Enum.GetValues<AcquisitionStage>()
        where member?.HasReached(stage) == true
        select AcquisitionFunnel.KeyOf(stage);

    /// <summary>
    /// The rate of a stage is that of all cohorts for which its days have passed. Who recommended whom is not on record, and without any
    /// interaction nobody can be seen to become active: those stages have no rate.
    /// </summary>
    public static FamilyReport Report(LabelTally tally, AcquisitionFunnel funnel, bool hasInteractions)
    {
        var added = funnel.Cohorts.Sum(c => c.Added);
        if (added == 0)
        {
            return FamilyReport.Without(tally.Family, 0);
        }

        var stages = Enum.GetValues<AcquisitionStage>();
        var rates = Array.ConvertAll(stages, stage => IsMeasured(stage) ? LabelRate.Of(funnel.AverageOf(stage)) : Unknown);
        return new FamilyReport(
            tally.Family,
            rates[1..].Where(r => !ReferenceEquals(r, Unknown)).Aggregate(EstimateQuality.Accepted, (all, r) => all.And(r.Quality)),
            added,
            added,
            [.. stages.Select(stage => tally.Count(All[(int)stage], added, stage == AcquisitionStage.Added ? null : rates[(int)stage]))])
        {
            Parameters = stages.Skip(1).ToDictionary(
                s => $"{AcquisitionFunnel.KeyOf(s)}WithinDays", s => (double?)AcquisitionFunnel.DaysOf(s)),
            Funnel = funnel,
        };

        bool IsMeasured(AcquisitionStage stage) => stage switch
        {
            AcquisitionStage.Added or AcquisitionStage.Bought => true,
            AcquisitionStage.Activated or AcquisitionStage.Retained => hasInteractions,
            AcquisitionStage.Referred => false,
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
        };
    }

    private static LabelRate Unknown { get; } = new(default, EstimateQuality.Default(EstimateReason.NoData));

    private static Label Of(AcquisitionStage stage, string zh, string en) => Label.Of(AcquisitionFunnel.KeyOf(stage), zh, en);
}
