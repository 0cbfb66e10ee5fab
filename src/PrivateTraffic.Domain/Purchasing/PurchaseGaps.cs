namespace PrivateTraffic.Domain.Purchasing;

/// <summary>
/// How many days lie between consecutive purchase days, over all customers: a histogram, so that any number of customers takes little room.
/// </summary>
public sealed class PurchaseGaps
{
    private int[] counts = new int[512];

    /// <summary>The number of gaps.</summary>
    public long Count { get; private set; }

    /// <summary>Customers with at least one gap.</summary>
    public int Customers { get; private set; }

    /// <summary>
    /// Twice the median gap in days, a whole number where the median itself may end in a half: with an even number of gaps it is the mean
    /// of the two in the middle. Null without gaps.
    /// </summary>
    public int? TwiceMedian => Count == 0 ? null : AtRank((Count + 1) / 2) + AtRank((Count / 2) + 1);

    /// <summary>The median gap in days; null without gaps.</summary>
    public double? Median => TwiceMedian / 2.0;

    /// <summary>Counts the gaps of one customer.</summary>
    /// <param name="purchaseDays">Day numbers, strictly rising.</param>
    public void Add(ReadOnlySpan<int> purchaseDays)
    {
        for (var i = 1; i < purchaseDays.Length; i++)
        {
            var gap = purchaseDays[i] - purchaseDays[i - 1];
            if (gap >= counts.Length)
            {
                Array.Resize(ref counts, Math.Max(gap + 1, counts.Length * 2));
            }

            counts[gap]++;
            Count++;
        }

        Customers += purchaseDays.Length > 1 ? 1 : 0;
    }

    private int AtRank(long rank)
    {
        var seen = 0L;
        for (var gap = 0; ; gap++)
        {
            seen += counts[gap];
            if (seen >= rank)
            {
                return gap;
            }
        }
    }
}
