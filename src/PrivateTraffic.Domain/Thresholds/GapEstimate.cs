using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>A quantile of gaps by one estimator in one window (segmentation specification, section 1.3).</summary>
public sealed record GapEstimate
{
    /// <summary>The estimator.</summary>
    public required GapEstimator Estimator { get; init; }

    /// <summary>The observation window in days, the as-of day included.</summary>
    public required int WindowDays { get; init; }

    /// <summary>H, the horizon in days. The naive estimator knows none: the longest gap the window can hold.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>q in days; null where it does not exist.</summary>
    public required int? Days { get; init; }

    /// <summary>The lower end of the 95% interval of q (Woodruff 1952); null where q does not exist.</summary>
    public required int? Low { get; init; }

    /// <summary>The upper end; null where it lies beyond the horizon.</summary>
    public required int? High { get; init; }

    /// <summary>F(H): the share that comes back within the horizon. With a low one the threshold describes returners only.</summary>
    public required double ReturnShare { get; init; }

    /// <summary>
    /// k: customers with at least one completed gap within the horizon; for the estimator by first gaps, with such a first gap.
    /// </summary>
    public required long Returners { get; init; }

    /// <summary>Customers with an anchor in the window.</summary>
    public required long Customers { get; init; }

    /// <summary>Completed gaps in the window.</summary>
    public required long Gaps { get; init; }

    /// <summary>
    /// Whether the sample suffices: 200 returners and a half-width of at most 15% of q are accepted, below 30 the value is not used.
    /// </summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>Whether q lies clearly inside the horizon, at most nine tenths of it (section 2).</summary>
    internal bool IsInsideHorizon => Days is { } days && 10L * days <= 9L * HorizonDays;

    internal static GapEstimate Of(GapCounts counts, GapCurve curve, int windowDays, GapRule rule, GapEstimator estimator)
    {
        var horizon = estimator == GapEstimator.Naive ? windowDays - 1 : HorizonOf(rule, windowDays);
        var share = curve.ShareBackWithin(horizon);
        var returners = CountUpTo(estimator == GapEstimator.First ? counts.First : counts.Shortest, horizon);
        var level = (double)rule.Level;
        var days = returners == 0 ? null : Quantile(level);
        var reach = returners == 0 ? 0 : Proportion.Z95 * Math.Sqrt(level * (1 - level) / returners);
        int? low = days is null ? null : Quantile(Math.Max(0, level - reach));
        int? high = days is null ? null : Quantile(Math.Min(1, level + reach));
        return new GapEstimate
        {
            Estimator = estimator,
            WindowDays = windowDays,
            HorizonDays = horizon,
            Days = days,
            Low = low,
            High = high,
            ReturnShare = share,
            Returners = returners,
            Customers = counts.Customers,
            Gaps = counts.Gaps,
            Quality = days is { } value ? MinimumData.OfGapQuantile(returners, value, low!.Value, high)
                : EstimateQuality.Default(counts.Customers == 0 ? EstimateReason.NoData
                    : returners == 0 ? EstimateReason.NobodyReturns
                    : EstimateReason.NotReached),
        };

        int? Quantile(double p) =>
            curve.FirstDayWith(rule.Denominator == GapDenominator.Returners || estimator == GapEstimator.Naive ? p * share : p, horizon);
    }

    /// <summary>The fixed horizon where the window is long enough for it, else half of the window.</summary>
    private static int HorizonOf(GapRule rule, int windowDays) => Math.Min(rule.HorizonDays ?? windowDays / 2, windowDays - 1);

    private static long CountUpTo(ReadOnlySpan<long> counts, int last)
    {
        var sum = 0L;
        for (var i = 0; i <= last && i < counts.Length; i++)
        {
            sum += counts[i];
        }

        return sum;
    }
}
