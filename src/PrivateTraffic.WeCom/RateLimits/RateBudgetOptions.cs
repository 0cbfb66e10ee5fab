using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>How the calls to WeCom are rationed. The defaults are WeCom's published limits (D90312).</summary>
public sealed class RateBudgetOptions
{
    /// <summary>For every API of a corp without an entry in <see cref="Apis"/>.</summary>
    [ValidateObjectMembers]
    public ApiRateLimit PerCorp { get; set; } = new();

    /// <summary>
    /// For every API over all corps of this process, because WeCom also counts per calling address: 20,000 a minute, 600,000 an hour.
    /// </summary>
    [ValidateObjectMembers]
    public ApiRateLimit PerAddress { get; set; } = new() { PerMinute = 20_000, PerHour = 600_000, AtOnce = 10_000 };

    /// <summary>
    /// APIs with limits of their own, by path below <c>/cgi-bin/</c>. Default: <c>externalcontact/add_moment_task</c> 10 a minute (D95094).
    /// </summary>
    public IDictionary<string, ApiRateLimit> Apis { get; } = new Dictionary<string, ApiRateLimit>(StringComparer.Ordinal)
    {
        ["externalcontact/add_moment_task"] = new() { PerMinute = 10 },
        ["get_jsapi_ticket"] = new() { PerHour = 100 },
    };

    /// <summary>Share of each limit that bulk work leaves to people, rounded down. Default 0.01, from 0 to 0.5.</summary>
    [Range(0.0, 0.5)]
    public double InteractiveReserve { get; set; } = 0.01;

    /// <summary>
    /// An interactive call that would wait longer is refused with the time to come back. Default 10 seconds. Bulk waits without limit.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestInteractiveWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Length of the shorter window. Default 1 minute; shorter only against a simulator that runs in fast motion.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Minute { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Length of the longer window. Default 1 hour; shorter only against a simulator that runs in fast motion.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Hour { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How often one more call at once is allowed again after WeCom complained about too many (45033). Default 5 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ConcurrencyRecovery { get; set; } = TimeSpan.FromSeconds(5);

    internal ApiRateLimit LimitOf(string api) => Apis.TryGetValue(api, out var own) ? own : PerCorp;
}
