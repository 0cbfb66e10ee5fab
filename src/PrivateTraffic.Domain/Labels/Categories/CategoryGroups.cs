using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Labels.Categories;

/// <summary>
/// 按购买品类分群: groups by what a customer buys. They overlap: whoever buys of three categories is in three groups, weighted by the share of
/// what they spent within the window.
/// </summary>
/// <param name="windowDays">Over how many days purchases count, the as-of day included; null for the whole history. At least 1.</param>
/// <param name="leastShare">The share of a customer's spend from which they belong to a group: 0 to below 1, default 0.1.</param>
public sealed class CategoryGroups(int? windowDays = 365, double leastShare = 0.1)
{
    private readonly int? windowDays = windowDays is null or >= 1
        ? windowDays
        : throw new ArgumentOutOfRangeException(nameof(windowDays), windowDays, "The window must be at least one day.");

    private readonly double leastShare = leastShare is >= 0 and < 1
        ? leastShare
        : throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "The share must be 0 to below 1.");

    /// <summary>
    /// The groups of a customer as of the end of a day. Where nothing they bought cost anything, purchase days count instead of amounts.
    /// </summary>
    /// <param name="purchases">What the customer bought, in any order.</param>
    /// <param name="asOf">The day.</param>
    public GroupWeights Of(IEnumerable<CategoryPurchase> purchases, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        var visible = purchases.Where(p => p.Day <= asOf && !(p.Day <= Earlier(asOf))).ToArray();
        var parts = visible.Any(p => p.NetAmount > 0)
            ? visible.Select(p => (p.Category, p.NetAmount))
            : visible.DistinctBy(p => (p.Category, p.Day)).Select(p => (p.Category, 1L));
        return new GroupWeights(GroupWeights.OfShares(parts).Where(g => g.Weight >= leastShare));
    }

    private DateOnly? Earlier(DateOnly asOf) => windowDays is { } days ? asOf.AddDays(-days) : null;
}
