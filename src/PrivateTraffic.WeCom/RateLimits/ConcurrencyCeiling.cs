namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// How many calls may be under way at once: halved when WeCom complains (45033), one more after each <c>recovery</c>, up to the configured
/// number. Times are spans since an origin of the caller's choice. Not thread-safe.
/// </summary>
internal sealed class ConcurrencyCeiling(int most, TimeSpan recovery)
{
    private int lowered;
    private TimeSpan? loweredAt;

    public int At(TimeSpan now) => loweredAt is { } since ? (int)Math.Min(most, lowered + ((now - since).Ticks / recovery.Ticks)) : most;

    /// <summary>
    /// Calls that were under way together complain together; the second complaint within half a recovery tells nothing new.
    /// </summary>
    public void Lower(TimeSpan now, int underWay)
    {
        if (loweredAt is { } since && now - since < recovery / 2)
        {
            return;
        }

        lowered = Math.Max(1, Math.Min(At(now), underWay) / 2);
        loweredAt = now;
    }

    /// <summary>How long until one more is allowed; null at the top.</summary>
    public TimeSpan? UntilNextStep(TimeSpan now) =>
        loweredAt is { } since && At(now) < most ? recovery - TimeSpan.FromTicks((now - since).Ticks % recovery.Ticks) : null;
}
