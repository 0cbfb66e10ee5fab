namespace PrivateTraffic.Simulator;

/// <summary>
/// The simulator's time. <see cref="Now"/> is what the world believes; a fixed clock stands until it is moved.
/// <see cref="Elapsed"/> never stands: it counts real time and every jump, and carries rate windows and delays.
/// </summary>
internal sealed class SimClock(TimeProvider host, DateTimeOffset start, bool isRunning)
{
    private readonly Lock gate = new();
    private readonly long startedAt = host.GetTimestamp();
    private TimeSpan jumped;

    /// <summary>Where real time comes from, for waiting.</summary>
    public TimeProvider Host => host;

    public bool IsRunning => isRunning;

    /// <summary>Unix seconds.</summary>
    public long Now => (start + (isRunning ? Elapsed : Jumped)).ToUnixTimeSeconds();

    public TimeSpan Elapsed => host.GetElapsedTime(startedAt) + Jumped;

    private TimeSpan Jumped
    {
        get
        {
            lock (gate)
            {
                return jumped;
            }
        }
    }

    /// <summary>Moves the world on. Time never runs back: what has happened has happened.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate)
        {
            jumped += by;
        }
    }
}
