using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Telemetry;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Takes one permit for each request that leaves, replays and retries included, and tells the budget when WeCom refuses. Stands inside the
/// token step, so that a replay is counted, and outside the timeout, so that waiting for the budget does not use up the time for the
/// answer.
/// </summary>
internal sealed class BudgetedSender(ICallSender inner, WeComApp app, IRateBudget budget, WeComMetrics metrics, TimeProvider clock)
    : ICallSender
{
    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await using var lease = await budget.AcquireAsync(new ApiKey(app.CorpId, call.Operation), call.Priority, cancellationToken);
        metrics.Waited(call.Operation, call.Priority, clock.GetElapsedTime(started));
        try
        {
            return await inner.SendAsync(call, cancellationToken);
        }
        catch (WeComException e) when (SignalOf(e.ErrorCode) is { } signal)
        {
            lease.Report(signal);
            throw;
        }
    }

    private static RateSignal? SignalOf(int errorCode) => errorCode switch
    {
        ErrorCodes.FrequencyLimit => RateSignal.TooOften,
        ErrorCodes.ConcurrencyLimit => RateSignal.TooManyAtOnce,
        ErrorCodes.AbnormalTraffic => RateSignal.Restricted,
        _ => null,
    };
}
