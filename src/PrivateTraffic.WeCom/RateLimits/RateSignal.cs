namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>What an answer says about the limits.</summary>
public enum RateSignal
{
    /// <summary>
    /// 45009: called too often. The API stays closed for a minute, or an hour when the hour was used up or WeCom says so again.
    /// </summary>
    TooOften,

    /// <summary>45033: too many calls at once. Fewer are allowed for a while.</summary>
    TooManyAtOnce,

    /// <summary>45036: restricted because of abnormal traffic. The API stays closed for an hour, and somebody should look.</summary>
    Restricted,
}
