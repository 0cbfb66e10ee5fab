using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Labels.Rhythm;

/// <summary>
/// Status by each buyer's own purchase rhythm (segmentation specification, section 8): their expected gap is drawn towards the population's
/// median G as if they had shown it three times, <c>g = (3G + sum of own gaps)/(3 + own gaps)</c>. Compared in whole numbers.
/// </summary>
public sealed record PurchaseRhythm
{
    /// <summary>Up to so many expected gaps after the last purchase a buyer is on time.</summary>
    public const double OnTimeUpToGaps = 1.5;

    /// <summary>Up to so many expected gaps after the last purchase a buyer is delayed.</summary>
    public const double DelayedUpToGaps = 3;

    private const int PriorGaps = 3;
    private const int AcceptedFrom = 200;
    private const int UsableFrom = 30;

    private PurchaseRhythm(int twiceMedianGap, int customers) => (TwiceMedianGap, Customers) = (twiceMedianGap, customers);

    /// <summary>Twice G, in days: a median may end in a half.</summary>
    public int TwiceMedianGap { get; }

    /// <summary>G, in days.</summary>
    public double MedianGap => TwiceMedianGap / 2.0;

    /// <summary>Buyers with at least one gap.</summary>
    public int Customers { get; }

    /// <summary>Whether there were enough of them, 30, to measure G; it is the configured default otherwise.</summary>
    public bool IsMeasured => Customers >= UsableFrom;

    /// <summary>Whether there were enough, 200, for G to be used without a warning.</summary>
    public bool IsAccepted => Customers >= AcceptedFrom;

    /// <summary>The rhythm of a population.</summary>
    /// <param name="gaps">The gaps between the purchase days of all buyers.</param>
    /// <param name="defaultDays">G where there are too few buyers to measure it. At least 1.</param>
    public static PurchaseRhythm Of(PurchaseGaps gaps, int defaultDays = 30)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultDays, 1);
        return new PurchaseRhythm(gaps.Customers >= UsableFrom ? gaps.TwiceMedian!.Value : 2 * defaultDays, gaps.Customers);
    }

    /// <summary>The gap expected of a buyer, in days.</summary>
    /// <param name="purchaseDays">Their purchase days, at least 1.</param>
    /// <param name="spanDays">From the first of them to the last: the sum of their own gaps.</param>
    public double ExpectedGap(int purchaseDays, int spanDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(purchaseDays, 1);
        return TwiceExpectedTotal(spanDays) / (2.0 * (PriorGaps + purchaseDays - 1));
    }

    /// <summary>The status of a customer.</summary>
    /// <param name="purchaseDays">Their purchase days; 0 for those who never bought.</param>
    /// <param name="spanDays">From the first of them to the last.</param>
    /// <param name="recencyDays">Days since the last.</param>
    public RhythmStatus StatusOf(int purchaseDays, int spanDays, int recencyDays)
    {
        if (purchaseDays == 0)
        {
            return RhythmStatus.NeverBought;
        }

        // r <= 1.5 g and r <= 3 g, times 4 (3 + own gaps) and 2 (3 + own gaps).
        var recency = (long)recencyDays * (PriorGaps + purchaseDays - 1);
        var expected = 3 * TwiceExpectedTotal(spanDays);
        return 4 * recency <= expected ? RhythmStatus.OnTime
            : 2 * recency <= expected ? RhythmStatus.Delayed
            : RhythmStatus.BrokenOff;
    }

    /// <summary>The name of a status in keys, such as <c>on-time</c>.</summary>
    public static string KeyOf(RhythmStatus status) => status switch
    {
        RhythmStatus.NeverBought => "never-bought",
        RhythmStatus.OnTime => "on-time",
        RhythmStatus.Delayed => "delayed",
        RhythmStatus.BrokenOff => "broken-off",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private long TwiceExpectedTotal(int spanDays) => ((long)PriorGaps * TwiceMedianGap) + (2L * spanDays);
}
