namespace PrivateTraffic.Domain.Labels.Tenure;

/// <summary>长期与短期客户: whether a buyer stayed. Every customer has exactly one. The numbers are stored.</summary>
public enum CustomerTenure
{
    /// <summary>Never bought.</summary>
    NeverBought = 0,

    /// <summary>短期: bought for the last time before the bar, and the bar has passed.</summary>
    ShortTerm = 1,

    /// <summary>未定: known for too short a time to tell.</summary>
    Open = 2,

    /// <summary>长期: still bought when the bar had passed since the first purchase.</summary>
    LongTerm = 3,
}
