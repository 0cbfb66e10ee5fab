using Polly;
using Polly.Timeout;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Resilience;

/// <summary>Gives one try its time, from sending to the last byte.</summary>
internal sealed class TimedSender : ICallSender
{
    private static readonly ResiliencePropertyKey<TimeSpan> TimeKey = new("wecom.try");

    private readonly ICallSender inner;
    private readonly TimeSpan usual;
    private readonly ResiliencePipeline pipeline;

    public TimedSender(ICallSender inner, ResilienceOptions options, TimeProvider clock)
    {
        this.inner = inner;
        usual = options.TryTimeout;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(args.Context.Properties.GetValue(TimeKey, options.TryTimeout)),
            })
            .Build();
    }

    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation, cancellationToken);
        context.Properties.Set(TimeKey, call.TryTimeout ?? usual);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, state) => await state.inner.SendAsync(state.call, context.CancellationToken),
                context,
                (inner, call));
        }
        catch (TimeoutRejectedException e)
        {
            throw new WeComTransportException(call.Operation, TransportFailure.TimedOut, innerException: e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
