using System.Threading.Channels;

namespace PrivateTraffic.Sync;

/// <summary>Wakes a pump when there is something to do; many rings before it looks are one.</summary>
public abstract class WorkSignal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => channel.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or until it is time to look anyway: another process may have left something to do.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await channel.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It is time to look anyway.
        }
    }
}
