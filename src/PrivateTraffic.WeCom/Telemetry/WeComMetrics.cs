using System.Diagnostics;
using System.Diagnostics.Metrics;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Telemetry;

/// <summary>
/// Numbers about the calls, under the meter <c>PrivateTraffic.WeCom</c>. Tags have few values: never a person, never a corp.
/// </summary>
internal sealed class WeComMetrics
{
    private const string OperationTag = "wecom.operation";
    private const string ErrorCodeTag = "wecom.errcode";
    private const string ErrorTypeTag = "error.type";
    private const string PriorityTag = "wecom.priority";

    private readonly Histogram<double> duration;
    private readonly Histogram<double> wait;
    private readonly Counter<long> retries;
    private readonly Counter<long> tokenFetches;

    public WeComMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(WeComNames.Meter);
        duration = meter.CreateHistogram<double>("wecom.call.duration", "s", "One WeCom call, waiting, retries and replays included.");
        wait = meter.CreateHistogram<double>("wecom.budget.wait", "s", "Time a request waited for its rate budget.");
        retries = meter.CreateCounter<long>("wecom.call.retries", "{retry}", "Second and later tries of a call.");
        tokenFetches = meter.CreateCounter<long>("wecom.token.fetches", "{fetch}", "Access tokens asked of WeCom, refusals included.");
    }

    public void CallFinished(string operation, Exception? failure, TimeSpan elapsed)
    {
        var tags = new TagList { { OperationTag, operation } };
        if (failure is null or WeComException)
        {
            tags.Add(ErrorCodeTag, (failure as WeComException)?.ErrorCode ?? ErrorCodes.Ok);
        }
        else
        {
            tags.Add(ErrorTypeTag, failure is WeComTransportException lost ? lost.Failure.ToString() : failure.GetType().Name);
        }

        duration.Record(elapsed.TotalSeconds, tags);
    }

    public void Waited(string operation, CallPriority priority, TimeSpan elapsed) =>
        wait.Record(elapsed.TotalSeconds, new(OperationTag, operation), new(PriorityTag, priority.ToString()));

    public void Retried(string operation) => retries.Add(1, new KeyValuePair<string, object?>(OperationTag, operation));

    public void TokenFetched(int errorCode) => tokenFetches.Add(1, new KeyValuePair<string, object?>(ErrorCodeTag, errorCode));
}
