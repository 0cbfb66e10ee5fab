using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>How access tokens and JS-SDK tickets are kept.</summary>
public sealed class TokenOptions
{
    /// <summary>
    /// How long before its end a token is replaced, in the background and while the old one still serves. Default 5 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefreshAhead { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Pause after gettoken refused for a reason of configuration; doubles with each further refusal up to an hour. Default 1 minute.
    /// Repeated wrong secrets make WeCom block the whole source address for an hour (D91039).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusalPause { get; set; } = TimeSpan.FromMinutes(1);
}
