using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Labels.Roles;

/// <summary>
/// 双边角色: a person may buy and sell at the same time, as shop keepers and distributors do. The roles are groups: both may hold, weighted by
/// the share of days on which the person acted in each.
/// </summary>
public sealed record RoleRules
{
    /// <summary>The key of the role of those who buy.</summary>
    public const string Consumer = "consumer";

    /// <summary>The key of the role of those through whom is sold.</summary>
    public const string Seller = "seller";

    /// <summary>Over how many days activity counts, the as-of day included. 1 to 3,660; default 365.</summary>
    public int WindowDays { get; init; } = 365;

    /// <summary>Different days of buying that make a consumer. At least 1; default 1.</summary>
    public int ConsumerFromDays { get; init; } = 1;

    /// <summary>Different days of selling that make a seller. At least 1; default 2: one forwarded order makes nobody a seller.</summary>
    public int SellerFromDays { get; init; } = 2;

    /// <summary>The roles of a person as of the end of a day; none for those who did too little of both.</summary>
    /// <param name="activity">What the person did, in any order.</param>
    /// <param name="asOf">The day.</param>
    public GroupWeights RolesOf(IEnumerable<RoleActivity> activity, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var visible = activity.Where(a => a.Day <= asOf && a.Day > asOf.AddDays(-WindowDays)).ToArray();
        var bought = visible.Where(a => a.Bought > 0).Select(a => a.Day).Distinct().Count();
        var sold = visible.Where(a => a.Sold > 0).Select(a => a.Day).Distinct().Count();
        return GroupWeights.OfShares(
        [
            (Consumer, bought >= ConsumerFromDays ? bought : 0),
            (Seller, sold >= SellerFromDays ? sold : 0),
        ]);
    }
}
