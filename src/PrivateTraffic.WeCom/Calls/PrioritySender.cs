using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>Marks every call with the priority of the client that makes it.</summary>
internal sealed class PrioritySender(ICallSender inner, CallPriority priority) : ICallSender
{
    public Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken) =>
        inner.SendAsync(call with { Priority = priority }, cancellationToken);
}
