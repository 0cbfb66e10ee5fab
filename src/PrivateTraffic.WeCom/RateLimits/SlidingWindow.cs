namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Counts events of the last while. A hundredth of a percent of precision is given up for constant memory: events share buckets of 1/600 of
/// the window, and a bucket is forgotten only when its last instant has left the window. So <see cref="Count"/> is never below the truth,
/// and no window, wherever it begins, ever holds more than was counted. Times are spans since an origin of the caller's choice and never
/// run backwards. Not thread-safe.
/// </summary>
internal sealed class SlidingWindow
{
    private const int Buckets = 600;

    private readonly int[] counts = new int[Buckets + 2];
    private readonly long bucketTicks;
    private readonly long windowTicks;
    private long newest;
    private int total;

    public SlidingWindow(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length.Ticks, Buckets);
        windowTicks = length.Ticks;
        bucketTicks = length.Ticks / Buckets;
    }

    public void Add(TimeSpan now)
    {
        Forget(now);
        counts[newest % counts.Length]++;
        total++;
    }

    public int Count(TimeSpan now)
    {
        Forget(now);
        return total;
    }

    /// <summary>How long until the count next falls; null when it is 0.</summary>
    public TimeSpan? UntilNextDrop(TimeSpan now)
    {
        Forget(now);
        if (total == 0)
        {
            return null;
        }

        var oldest = Math.Max(0, newest - counts.Length + 1);
        while (counts[oldest % counts.Length] == 0)
        {
            oldest++;
        }

        return TimeSpan.FromTicks(((oldest + 1) * bucketTicks) + windowTicks - now.Ticks);
    }

    private void Forget(TimeSpan now)
    {
        var current = Math.Max(newest, now.Ticks / bucketTicks);
        var steps = Math.Min(current - newest, counts.Length);
        newest = current;
        for (var i = 0; i < steps; i++)
        {
            ref var reused = ref counts[(current - i) % counts.Length];
            total -= reused;
            reused = 0;
        }

        Expire(now);
    }

    private void Expire(TimeSpan now)
    {
        // A ring two longer than the window: only its two oldest buckets can have left the window without having been reused yet.
        for (var oldest = Math.Max(0, newest - counts.Length + 1); oldest < newest; oldest++)
        {
            if (((oldest + 1) * bucketTicks) + windowTicks > now.Ticks)
            {
                return;
            }

            ref var gone = ref counts[oldest % counts.Length];
            total -= gone;
            gone = 0;
        }
    }
}
