using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Our own budget turned an interactive call away: WeCom has closed the API, or everything is used up, and a person should not wait that
/// long. Nothing was sent.
/// </summary>
public sealed class RateBudgetException(string operation, TimeSpan retryAfter)
    : WeComCallException(
        operation, $"WeCom {operation} was not called: its budget is used up for another {Math.Ceiling(retryAfter.TotalSeconds)} s.")
{
    public override bool IsTransient => true;

    /// <summary>When the budget expects to allow a call again, if nothing else happens. Never null.</summary>
    public override TimeSpan? RetryAfter { get; } = retryAfter;
}
