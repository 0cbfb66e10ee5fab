namespace PrivateTraffic.Domain.Labels.Pyramid;

/// <summary>
/// 客户金字塔: the levels of the customer pyramid (Curry 1992) by what was paid. Every customer is in exactly one. The numbers are stored.
/// </summary>
public enum PyramidLevel
{
    /// <summary>Never bought.</summary>
    NeverBought = 0,

    /// <summary>小客户: the other four fifths of the buyers.</summary>
    Small = 1,

    /// <summary>中客户: the next 15%.</summary>
    Medium = 2,

    /// <summary>大客户: the next 4%.</summary>
    Large = 3,

    /// <summary>顶端客户: the top 1% of the buyers.</summary>
    Top = 4,
}
