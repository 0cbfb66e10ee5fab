using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.WeCom.Resilience;

/// <summary>How long one try may take and how often a call is tried again.</summary>
public sealed class ResilienceOptions
{
    /// <summary>
    /// From sending to the last byte of the answer, waiting for the budget excluded. Default 20 seconds; uploads have 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Tries after the first. Default and maximum 3, as WeCom recommends for "system busy" (D90313); 0 switches retries off.
    /// </summary>
    [Range(0, 3)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Pause before the second try; doubles for each further one, with jitter. Default 500 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);
}
