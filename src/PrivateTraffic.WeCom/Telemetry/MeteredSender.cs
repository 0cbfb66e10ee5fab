using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Telemetry;

/// <summary>The outermost step: what a caller experiences, from asking to the last answer.</summary>
internal sealed class MeteredSender(ICallSender inner, WeComMetrics metrics, TimeProvider clock) : ICallSender
{
    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        Exception? failure = null;
        try
        {
            return await inner.SendAsync(call, cancellationToken);
        }
        catch (Exception e) when (Remember(e, out failure))
        {
            throw;
        }
        finally
        {
            metrics.CallFinished(call.Operation, failure, clock.GetElapsedTime(started));
        }
    }

    /// <summary>Never handles anything: a filter that only looks.</summary>
    private static bool Remember(Exception e, out Exception failure)
    {
        failure = e;
        return false;
    }
}
