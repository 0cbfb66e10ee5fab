namespace PrivateTraffic.Simulator.Limits;

/// <summary>How often one API may be called by one corp; null for no limit. WeCom's defaults unless scaled down.</summary>
internal sealed record RateLimits(int? PerMinute, int? PerHour)
{
    public static RateLimits OfWeCom { get; } = new(10_000, 150_000);

    public static RateLimits None { get; } = new(null, null);
}

/// <summary>A limit that one API has beside the common ones.</summary>
/// <param name="PerApp">Counted for each app by itself rather than for the corp.</param>
internal sealed record OwnLimit(int Calls, TimeSpan Window, bool PerApp = false);
