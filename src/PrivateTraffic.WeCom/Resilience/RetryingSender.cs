using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Telemetry;

namespace PrivateTraffic.WeCom.Resilience;

/// <summary>
/// Tries a call again where <see cref="RetryRules"/> allow it, with exponential, jittered pauses that end when the caller gives up.
/// </summary>
internal sealed class RetryingSender : ICallSender
{
    private static readonly ResiliencePropertyKey<ApiCall> CallKey = new("wecom.call");

    private readonly ICallSender inner;
    private readonly ResiliencePipeline pipeline;

    public RetryingSender(ICallSender inner, ResilienceOptions options, WeComMetrics metrics, TimeProvider clock, ILogger logger)
    {
        this.inner = inner;
        pipeline = options.MaxRetries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = args => ValueTask.FromResult(RetryRules.ShouldRetry(CallOf(args.Context), args.Outcome.Exception)),
                DelayGenerator = args => ValueTask.FromResult(RetryRules.DelayBefore(args.Outcome.Exception)),
                OnRetry = args =>
                {
                    var call = CallOf(args.Context);
                    metrics.Retried(call.Operation);
                    var reason = ReasonOf(args.Outcome.Exception);
                    Log.Retrying(logger, call.Operation, args.AttemptNumber + 1, args.RetryDelay, reason);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation, cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, state) => await state.inner.SendAsync(state.call, context.CancellationToken),
                context,
                (inner, call));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ApiCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    private static string ReasonOf(Exception? failure) => failure switch
    {
        WeComException e => $"errcode {e.ErrorCode}",
        WeComTransportException e => e.Failure.ToString(),
        _ => "",
    };
}
