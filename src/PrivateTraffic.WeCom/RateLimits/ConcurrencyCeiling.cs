namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// How many calls may be under way at once. WeCom publishes no number and complains when there are too many (45033): then it is halved,
/// rises by one after each <c>recovery</c>, and for half an hour stays below the count that brought the complaint. Times are spans since an
/// origin of the caller's choice. Not thread-safe.
/// </summary>
internal sealed class ConcurrencyCeiling(int most, TimeSpan recovery)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    private Complaint? last;

    public int At(TimeSpan now) => last is { } complaint
        ? (int)Math.Min(BoundAt(now), complaint.Lowered + ((now - complaint.At).Ticks / recovery.Ticks))
        : most;

    /// <summary>
    /// Calls that were under way together complain together; a complaint about one that was let in before the last complaint tells nothing
    /// new.
    /// </summary>
    public void Lower(TimeSpan now, TimeSpan enteredAt, int underWay)
    {
        if (last is { } complaint && enteredAt <= complaint.At)
        {
            return;
        }

        var tooMany = Math.Min(At(now), underWay);
        last = new Complaint(now, Math.Max(1, tooMany / 2), Math.Max(1, tooMany - 1));
    }

    /// <summary>How long until one more is allowed; null at the top.</summary>
    public TimeSpan? UntilNextStep(TimeSpan now)
    {
        if (last is not { } complaint || At(now) >= most)
        {
            return null;
        }

        return At(now) < BoundAt(now)
            ? recovery - TimeSpan.FromTicks((now - complaint.At).Ticks % recovery.Ticks)
            : complaint.At + Memory - now;
    }

    private int BoundAt(TimeSpan now) => last is { } complaint && now - complaint.At < Memory ? complaint.Bound : most;

    /// <param name="At">When.</param>
    /// <param name="Lowered">How many were allowed from then on.</param>
    /// <param name="Bound">How many are allowed at most while it is remembered.</param>
    private sealed record Complaint(TimeSpan At, int Lowered, int Bound);
}
