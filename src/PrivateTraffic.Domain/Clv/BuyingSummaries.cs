using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Clv;

/// <summary>The buyers of a log as of the end of a day, in the order of the log.</summary>
public sealed class BuyingSummaries
{
    private readonly int[] positions;
    private readonly BuyingSummary[] buyers;

    private BuyingSummaries(DateOnly asOf, int[] positions, BuyingSummary[] buyers, PurchaseGaps gaps)
    {
        (AsOf, this.positions, this.buyers, Gaps) = (asOf, positions, buyers, gaps);
        foreach (var buyer in buyers)
        {
            FirstDay = FirstDay is { } day && day <= buyer.FirstDay ? day : buyer.FirstDay;
            WithRepeats += buyer.Repeats > 0 ? 1 : 0;
        }
    }

    /// <summary>The as-of day.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The number of buyers.</summary>
    public int Count => buyers.Length;

    /// <summary>The summaries.</summary>
    public ReadOnlySpan<BuyingSummary> Buyers => buyers;

    /// <summary>Where in the log each of <see cref="Buyers"/> stands.</summary>
    public ReadOnlySpan<int> Positions => positions;

    /// <summary>The gaps between their purchase days.</summary>
    public PurchaseGaps Gaps { get; }

    /// <summary>The first purchase day of all, as a day number; null without buyers.</summary>
    internal int? FirstDay { get; }

    /// <summary>Buyers with a repeat purchase.</summary>
    internal int WithRepeats { get; }

    /// <summary>Sums the customers of a log up who had a valid order by the end of a day.</summary>
    public static BuyingSummaries Of(PurchaseLog log, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        var positions = new List<int>(log.Count);
        var buyers = new List<BuyingSummary>(log.Count);
        var gaps = new PurchaseGaps();
        var purchases = new PurchaseDays();
        for (var i = 0; i < log.Count; i++)
        {
            log.Read(i, asOf.DayNumber, purchases);
            if (BuyingSummary.Of(purchases) is { } buyer)
            {
                positions.Add(i);
                buyers.Add(buyer);
                gaps.Add(purchases.Days);
            }
        }

        return new BuyingSummaries(asOf, [.. positions], [.. buyers], gaps);
    }
}
