using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Resilience;

/// <summary>Which failures are worth another try at once, and which of those a create may risk.</summary>
internal static class RetryRules
{
    /// <summary>A pause that a caller can be kept waiting for; anything longer is reported with its length instead.</summary>
    private static readonly TimeSpan LongestHeader = TimeSpan.FromSeconds(30);

    public static bool ShouldRetry(ApiCall call, Exception? failure) => failure switch
    {
        // A failure inside the call, say of gettoken, has had its own tries.
        WeComCallException e when e.Operation != call.Operation => false,
        WeComTransportException e => e.IsTransient && (e.RetryAfter ?? TimeSpan.Zero) <= LongestHeader
            && (call.Safety != CallSafety.Once || !e.MayHaveArrived),
        WeComException e => IsWorthRetrying(call, e) && (call.Safety != CallSafety.Once || ErrorCodes.IsRefusedUntouched(e.ErrorCode)),
        _ => false,
    };

    /// <summary>Null to let the usual backoff decide.</summary>
    public static TimeSpan? DelayBefore(Exception? failure) => failure switch
    {
        // The budget has closed the API; the next try waits there, for exactly as long as needed.
        WeComException { ErrorCode: ErrorCodes.FrequencyLimit } => TimeSpan.Zero,
        WeComTransportException { RetryAfter: { } asked } => asked,
        _ => null,
    };

    private static bool IsWorthRetrying(ApiCall call, WeComException e) => e.ErrorCode switch
    {
        ErrorCodes.FrequencyLimit => call.OutwaitsClosure,
        ErrorCodes.ConcurrencyLimit => true,
        _ => e.Action == WeComErrorAction.Retry && e.RetryAfter is null,
    };
}
