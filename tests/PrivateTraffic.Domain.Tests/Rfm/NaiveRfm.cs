using System.Numerics;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Tests.Rfm;

/// <summary>
/// Section 6 of the segmentation specification read word by word, by counting everybody for every candidate. Slow on purpose.
/// </summary>
internal static class NaiveRfm
{
    private static readonly int[] Fifths = [20, 40, 60, 80];

    public static RfmFacts? Facts(CustomerHistory history, DateOnly asOf, int? window)
    {
        var valid = history.Orders
            .Where(o => o.PaidAt.Day <= asOf && (window is not { } w || asOf.DayNumber - o.PaidAt.Day.DayNumber < w))
            .Select(o => (o.PaidAt.Day, o.Amount, Refunds: o.Refunds.Where(r => r.On <= asOf).ToArray()))
            .Select(o => (o.Day, Net: o.Amount - o.Refunds.Sum(r => r.Amount), Refunded: o.Refunds.Length > 0))
            .Where(o => !o.Refunded || o.Net > 0).ToArray();
        return valid.Length == 0 ? null
            : new RfmFacts(valid.Min(o => asOf.DayNumber - o.Day.DayNumber), valid.Length, Math.Max(0, valid.Sum(o => o.Net)));
    }

    /// <summary>The smallest value v with <c>#{x ≤ v} ≥ ceil(0.8 N)</c>.</summary>
    public static long EightyPercent(IReadOnlyCollection<long> values) =>
        values.Order().First(v => values.Count(x => x <= v) >= ((80L * values.Count) + 99) / 100);

    /// <summary>The first value from above where the share of buyers and the share of revenue add up to at least 1.</summary>
    public static long Crossing(IReadOnlyCollection<long> values)
    {
        BigInteger n = values.Count, total = values.Aggregate(BigInteger.Zero, (a, b) => a + b);
        return values.Distinct().OrderDescending().First(v =>
        {
            BigInteger buyers = values.Count(x => x >= v), revenue = values.Where(x => x >= v).Aggregate(BigInteger.Zero, (a, b) => a + b);
            return (buyers * total) + (revenue * n) >= n * total;
        });
    }

    /// <summary>Type 7: position 1 + (N - 1) p, as a fraction.</summary>
    public static (BigInteger Numerator, int Denominator) Quantile(IReadOnlyCollection<long> values, int percent)
    {
        var sorted = values.Order().ToArray();
        var position = (sorted.Length - 1) * percent;
        var (low, rest) = (position / 100, position % 100);
        BigInteger value = sorted[low];
        return ((value * 100) + (rest == 0 ? 0 : rest * (sorted[low + 1] - value)), 100);
    }

    /// <summary>How many of the four edges a value lies above.</summary>
    public static int EdgesBelow(IReadOnlyCollection<long> values, long value) => Fifths
        .Count(p => Quantile(values, p) is var (numerator, denominator) && (BigInteger)value * denominator > numerator);
}
