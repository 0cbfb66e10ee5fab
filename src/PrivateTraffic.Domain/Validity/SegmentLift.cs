namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// An outcome of one segment against that of all other customers (segmentation specification, section 9): a description, not the effect of
/// anything that was done.
/// </summary>
public sealed record SegmentLift
{
    /// <summary>The customers of the segment, and those with the outcome.</summary>
    public required Proportion Segment { get; init; }

    /// <summary>All other customers, and those with the outcome.</summary>
    public required Proportion Others { get; init; }

    /// <summary>Whether the rate of the segment may be shown: below 10 customers only the counts are.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>The rate of the segment minus that of the others; null where one of them has no customers.</summary>
    public required double? Difference { get; init; }

    /// <summary>Its 95% interval (Newcombe 1998).</summary>
    public required Interval? DifferenceInterval { get; init; }

    /// <summary>The rate of the segment over that of the others; null where nobody else had the outcome.</summary>
    public required double? Ratio { get; init; }

    /// <summary>Its 95% interval; null where one side has no outcome.</summary>
    public required Interval? RatioInterval { get; init; }

    /// <summary>The two-sided p of no difference, before adjustment.</summary>
    public required double? PValue { get; init; }

    /// <summary>Whether the p-value is that of Fisher's exact test, because an expected count is below 5.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The p-value adjusted together with all others of the screen.</summary>
    public double? Adjusted { get; init; }

    /// <summary>The lift of each segment, before adjustment.</summary>
    /// <param name="segments">Customers and outcomes of each segment; together they are everybody.</param>
    public static IReadOnlyList<SegmentLift> Of(IReadOnlyList<Proportion> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var all = new Proportion(segments.Sum(s => s.Successes), segments.Sum(s => s.Trials));
        return [.. segments.Select(s => Of(s, new Proportion(all.Successes - s.Successes, all.Trials - s.Trials)))];
    }

    /// <summary>Adjusts the p-values of several outcomes together: segments times outcomes.</summary>
    public static IReadOnlyList<IReadOnlyList<SegmentLift>> Adjust(IReadOnlyList<IReadOnlyList<SegmentLift>> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var adjusted = BenjaminiHochberg.Adjust([.. outcomes.SelectMany(lifts => lifts).Select(l => l.PValue)]).GetEnumerator();
        return [.. outcomes.Select(lifts => lifts.Select(l => l with { Adjusted = Next() }).ToArray())];

        double? Next()
        {
            adjusted.MoveNext();
            return adjusted.Current;
        }
    }

    private static SegmentLift Of(Proportion segment, Proportion others)
    {
        var comparable = segment.Trials > 0 && others.Trials > 0;
        var exact = comparable && LeastExpected(segment, others) < 5;
        return new SegmentLift
        {
            Segment = segment,
            Others = others,
            Quality = MinimumData.OfRate(segment),
            Difference = comparable ? segment.Rate - others.Rate : null,
            DifferenceInterval = comparable ? Newcombe(segment, others) : null,
            Ratio = comparable && others.Successes > 0 ? segment.Rate / others.Rate : null,
            RatioInterval = comparable && segment.Successes > 0 && others.Successes > 0 ? RatioOf(segment, others) : null,
            PValue = !comparable ? null : exact ? FisherExactTest.TwoSided(segment, others) : PooledZ(segment, others),
            IsExact = exact,
        };
    }

    private static double LeastExpected(Proportion a, Proportion b)
    {
        var (successes, trials) = (a.Successes + b.Successes, a.Trials + b.Trials);
        return (double)Math.Min(a.Trials, b.Trials) * Math.Min(successes, trials - successes) / trials;
    }

    /// <summary>
    /// Section 10: <c>[d − √((p1 − l1)² + (u2 − p2)²), d + √((u1 − p1)² + (p2 − l2)²)]</c> with the Wilson limits l and u.
    /// </summary>
    private static Interval Newcombe(Proportion a, Proportion b)
    {
        var (wa, wb, difference) = (a.Wilson(), b.Wilson(), a.Rate - b.Rate);
        return new Interval(
            difference - double.Hypot(a.Rate - wa.Low, wb.High - b.Rate),
            difference + double.Hypot(wa.High - a.Rate, b.Rate - wb.Low));
    }

    private static Interval RatioOf(Proportion a, Proportion b)
    {
        var log = Math.Log(a.Rate / b.Rate);
        var reach = Proportion.Z95
            * Math.Sqrt((1.0 / a.Successes) - (1.0 / a.Trials) + (1.0 / b.Successes) - (1.0 / b.Trials));
        return new Interval(Math.Exp(log - reach), Math.Exp(log + reach));
    }

    private static double PooledZ(Proportion a, Proportion b)
    {
        var pooled = (double)(a.Successes + b.Successes) / (a.Trials + b.Trials);
        return NormalTail.TwoSided((a.Rate - b.Rate) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / a.Trials) + (1.0 / b.Trials))));
    }
}
