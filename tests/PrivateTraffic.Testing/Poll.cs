using System.Diagnostics;

namespace PrivateTraffic.Testing;

/// <summary>Waits on the thing itself, for what no task or event announces.</summary>
public static class Poll
{
    /// <summary>Asks until the answer is yes; after <paramref name="limit"/> (default 30 s) fails with <paramref name="what"/>.</summary>
    public static async Task Until(Func<Task<bool>> isDone, string what, TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isDone())
        {
            if (Stopwatch.GetElapsedTime(started) > (limit ?? TimeSpan.FromSeconds(30)))
            {
                throw new TimeoutException($"Waited in vain: {what}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        }
    }

    /// <inheritdoc cref="Until(Func{Task{bool}}, string, TimeSpan?, CancellationToken)"/>
    public static Task Until(Func<bool> isDone, string what, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        Until(() => Task.FromResult(isDone()), what, limit, cancellation);
}
