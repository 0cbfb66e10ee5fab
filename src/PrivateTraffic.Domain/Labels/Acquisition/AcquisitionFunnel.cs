using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Acquisition;

/// <summary>
/// AARRR by cohorts (segmentation specification, section 8): a row for each period of adding, every stage a count of that cohort within a
/// stated number of days. The denominator of every rate is the cohort itself, those added. A stage whose days have not passed for the whole
/// cohort is open and left out of averages.
/// </summary>
public sealed record AcquisitionFunnel(DateOnly AsOf, CohortPeriod Period, IReadOnlyList<AcquisitionCohort> Cohorts)
{
    /// <summary>Days after adding that must have passed before a stage can be counted.</summary>
    public static int DaysOf(AcquisitionStage stage) => stage switch
    {
        AcquisitionStage.Added => 0,
        AcquisitionStage.Activated => 7,
        AcquisitionStage.Retained or AcquisitionStage.Bought or AcquisitionStage.Referred => 30,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>The name of a stage in keys, such as <c>activated</c>.</summary>
    public static string KeyOf(AcquisitionStage stage) => stage switch
    {
        AcquisitionStage.Added => "added",
        AcquisitionStage.Activated => "activated",
        AcquisitionStage.Retained => "retained",
        AcquisitionStage.Bought => "bought",
        AcquisitionStage.Referred => "referred",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>Counts customers by cohort, the earliest first; periods in which nobody was added are left out.</summary>
    /// <param name="members">Customers as of <paramref name="asOf"/>, in any order.</param>
    /// <param name="period">What makes a cohort.</param>
    /// <param name="asOf">The day.</param>
    public static AcquisitionFunnel Of(IEnumerable<CohortMember> members, CohortPeriod period, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(members);
        var stages = Enum.GetValues<AcquisitionStage>();
        var counts = new SortedDictionary<DateOnly, long[]>();
        foreach (var member in members)
        {
            var start = StartOf(member.AddedOn, period);
            if (!counts.TryGetValue(start, out var cohort))
            {
                counts[start] = cohort = new long[stages.Length];
            }

            foreach (var stage in stages)
            {
                cohort[(int)stage] += member.HasReached(stage) ? 1 : 0;
            }
        }

        return new AcquisitionFunnel(asOf, period, [.. counts.Select(c =>
        {
            var end = EndOf(c.Key, period);
            return new AcquisitionCohort(
                c.Key,
                end,
                c.Value[0],
                [.. stages.Select(stage => new AcquisitionCount(stage, c.Value[(int)stage], end.AddDays(DaysOf(stage)) > asOf))]);
        })]);
    }

    /// <summary>Customers who reached a stage among those added, over all cohorts for which it is closed.</summary>
    public Proportion AverageOf(AcquisitionStage stage)
    {
        var closed = Cohorts.Where(c => !c[stage].IsOpen).ToArray();
        return new Proportion(closed.Sum(c => c[stage].Count), closed.Sum(c => c.Added));
    }

    /// <summary>The rate of a stage over all cohorts for which it is closed; null without any.</summary>
    public double? AverageRate(AcquisitionStage stage) => AverageOf(stage) is { Trials: > 0 } average ? average.Rate : null;

    private static DateOnly StartOf(DateOnly day, CohortPeriod period) => period == CohortPeriod.Month
        ? new DateOnly(day.Year, day.Month, 1)
        : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly EndOf(DateOnly start, CohortPeriod period) =>
        period == CohortPeriod.Month ? start.AddMonths(1).AddDays(-1) : start.AddDays(6);
}

/// <summary>The customers added in one period.</summary>
/// <param name="Start">The first day of the period.</param>
/// <param name="End">The last day of the period.</param>
/// <param name="Added">Customers added in it: the denominator of every rate.</param>
/// <param name="Stages">All stages in their order.</param>
public sealed record AcquisitionCohort(DateOnly Start, DateOnly End, long Added, IReadOnlyList<AcquisitionCount> Stages)
{
    /// <summary>The count of a stage.</summary>
    public AcquisitionCount this[AcquisitionStage stage] => Stages[(int)stage];

    /// <summary>The share of those added who reached a stage, so far where it is open.</summary>
    public double RateOf(AcquisitionStage stage) => (double)this[stage].Count / Added;
}

/// <summary>How many of a cohort reached a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">Customers.</param>
/// <param name="IsOpen">Whether the days of the stage have not passed for everybody in the cohort.</param>
public readonly record struct AcquisitionCount(AcquisitionStage Stage, long Count, bool IsOpen);
