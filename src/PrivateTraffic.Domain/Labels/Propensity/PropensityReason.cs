namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>Why a propensity is not shown. The keys travel to screens and interfaces: never rename one.</summary>
public enum PropensityReason
{
    /// <summary>Fewer than 100 customers ordered in the training period, or fewer than 10 for each feature.</summary>
    TooFewOrders,

    /// <summary>Ranking by recency alone foretold as well.</summary>
    NotBetterThanRecency,

    /// <summary>Ranking by frequency alone foretold as well.</summary>
    NotBetterThanFrequency,

    /// <summary>Always naming the average was as near to what happened.</summary>
    NotBetterThanAverage,
}
