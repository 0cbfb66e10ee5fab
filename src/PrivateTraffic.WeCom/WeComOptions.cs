using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.RateLimits;
using PrivateTraffic.WeCom.Resilience;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom;

/// <summary>How this process talks to WeCom, whichever the app. What belongs to one app is in <see cref="WeComApp"/>.</summary>
public sealed class WeComOptions
{
    public const string Section = "WeCom";

    [ValidateObjectMembers]
    public RateBudgetOptions RateBudget { get; set; } = new();

    [ValidateObjectMembers]
    public ResilienceOptions Resilience { get; set; } = new();

    [ValidateObjectMembers]
    public TokenOptions Tokens { get; set; } = new();
}
