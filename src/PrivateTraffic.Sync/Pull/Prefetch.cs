using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PrivateTraffic.Sync.Pull;

internal static class Prefetch
{
    /// <summary>Fetches the next things while the caller is busy with the one before.</summary>
    public static async IAsyncEnumerable<T> AheadAsync<T>(
        this IAsyncEnumerable<T> source, int count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(count) { SingleReader = true, SingleWriter = true });
        var fetching = FetchAsync(source, channel.Writer, stop.Token);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await fetching;
        }
    }

    private static async Task FetchAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> into, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellation))
            {
                await into.WriteAsync(item, cancellation);
            }

            into.Complete();
        }
        catch (Exception error)
        {
            // The reader gets the error where it waits.
            into.TryComplete(error);
        }
    }
}
