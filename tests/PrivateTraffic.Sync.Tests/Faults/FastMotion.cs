namespace PrivateTraffic.Sync.Tests.Faults;

/// <summary>Windows of WeCom's limits in fast motion, so that a closure of a minute or an hour is over in a moment.</summary>
internal static class FastMotion
{
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["WeCom:RateBudget:Minute"] = "00:00:00.300",
        ["WeCom:RateBudget:Hour"] = "00:00:02",
        ["WeCom:RateBudget:ConcurrencyRecovery"] = "00:00:00.100",
        ["WeCom:Resilience:TryTimeout"] = "00:00:01",
    };
}
