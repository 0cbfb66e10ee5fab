namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>Who waits for the answer. Decides who goes first when the budget of an API is short.</summary>
public enum CallPriority
{
    /// <summary>The synchronisation: waits as long as it takes, and leaves a small reserve to people.</summary>
    Bulk,

    /// <summary>A person in front of a screen: goes before everything in bulk, and is told at once when the wait would be long.</summary>
    Interactive,
}
