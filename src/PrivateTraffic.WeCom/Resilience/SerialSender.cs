using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Resilience;

/// <summary>
/// Runs calls with one <see cref="ApiCall.SerialKey"/> one after the other. WeCom answers 45035 when two of them change the same record,
/// such as the tags of one customer at one member.
/// </summary>
internal sealed class SerialSender(ICallSender inner) : ICallSender
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Turnstile> turnstiles = new(StringComparer.Ordinal);

    public async Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken)
    {
        if (call.SerialKey is not { } key)
        {
            return await inner.SendAsync(call, cancellationToken);
        }

        var turnstile = Join(key);
        try
        {
            await turnstile.Free.WaitAsync(cancellationToken);
            try
            {
                return await inner.SendAsync(call, cancellationToken);
            }
            finally
            {
                turnstile.Free.Release();
            }
        }
        finally
        {
            Part(key, turnstile);
        }
    }

    private Turnstile Join(string key)
    {
        lock (gate)
        {
            if (!turnstiles.TryGetValue(key, out var turnstile))
            {
                turnstiles.Add(key, turnstile = new Turnstile());
            }

            turnstile.Users++;
            return turnstile;
        }
    }

    private void Part(string key, Turnstile turnstile)
    {
        lock (gate)
        {
            if (--turnstile.Users == 0)
            {
                turnstiles.Remove(key);
                turnstile.Free.Dispose();
            }
        }
    }

    private sealed class Turnstile
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
