using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// What may be asked of one API. WeCom counts per corp and API: 10,000 a minute and 150,000 an hour unless it says otherwise (D90312).
/// </summary>
public sealed class ApiRateLimit
{
    /// <summary>Calls in any minute. Default 10,000.</summary>
    [Range(1, 10_000_000)]
    public int PerMinute { get; set; } = 10_000;

    /// <summary>Calls in any hour. Default 150,000.</summary>
    [Range(1, 100_000_000)]
    public int PerHour { get; set; } = 150_000;

    /// <summary>
    /// Calls under way at once. Default 20: enough for 10,000 a minute at 120 ms a call. WeCom publishes no number; it answers 45033 when
    /// there are too many, and the budget then lowers this by itself for a while.
    /// </summary>
    [Range(1, 10_000)]
    public int AtOnce { get; set; } = 20;
}
