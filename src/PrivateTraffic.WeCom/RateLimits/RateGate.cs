using System.Diagnostics;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// The budget of one API: two sliding windows, a ceiling on calls at once, closures by WeCom, and two queues. A call under way counts in
/// both windows; when its answer is there it stays in them for their full length. WeCom counted it at some moment in between, so whatever
/// the latency and however WeCom aligns its windows, it never sees more calls than allowed.
/// </summary>
internal sealed class RateGate
{
    private const double NearlyFull = 0.9;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> people = new();
    private readonly LinkedList<Waiter> bulk = new();
    private readonly ApiRateLimit limit;
    private readonly double reserve;
    private readonly TimeProvider clock;
    private readonly long origin;
    private readonly SlidingWindow minute;
    private readonly SlidingWindow hour;
    private readonly ConcurrencyCeiling ceiling;
    private readonly Closure closure;
    private readonly ITimer alarm;
    private int underWay;
    private bool isAlarmSet;

    public RateGate(ApiRateLimit limit, RateBudgetOptions options, TimeProvider clock)
    {
        this.limit = limit;
        this.clock = clock;
        reserve = options.InteractiveReserve;
        origin = clock.GetTimestamp();
        minute = new SlidingWindow(options.Minute);
        hour = new SlidingWindow(options.Hour);
        ceiling = new ConcurrencyCeiling(limit.AtOnce, options.ConcurrencyRecovery);
        closure = new Closure(options.Minute, options.Hour);
        alarm = clock.CreateTimer(_ => LetIn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => clock.GetElapsedTime(origin);

    /// <summary>Waits for a permit, which <see cref="Leave"/> gives back.</summary>
    /// <param name="priority">Which queue.</param>
    /// <param name="longestWait">
    /// After this the wait ends with <see cref="TimeoutException"/>; infinite to wait as long as it takes.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; nothing is counted then.</param>
    /// <returns>When the permit was given, for <see cref="Report"/>.</returns>
    public async ValueTask<TimeSpan> EnterAsync(CallPriority priority, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(priority);
        lock (gate)
        {
            QueueOf(priority).AddLast(waiter.Place);
            LetInLocked();
            if (longestWait != Timeout.InfiniteTimeSpan && !waiter.IsIn && TimeUntilFree(priority) is { } certain && certain > longestWait)
            {
                QueueOf(priority).Remove(waiter.Place);
                throw new TimeoutException();
            }
        }

        try
        {
            return await waiter.Entered.WaitAsync(longestWait, clock, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            Withdraw(waiter);
            throw;
        }
    }

    /// <summary>The call has its answer, or was given up after it may have left.</summary>
    public void Leave()
    {
        lock (gate)
        {
            var now = Now;
            underWay--;
            minute.Add(now);
            hour.Add(now);
            LetInLocked();
        }
    }

    /// <summary>Gives a permit back with which nothing was sent.</summary>
    public void LeaveUnused()
    {
        lock (gate)
        {
            underWay--;
            LetInLocked();
        }
    }

    /// <summary>WeCom refused a call.</summary>
    /// <param name="signal">Why.</param>
    /// <param name="enteredAt">When the call got its permit; the beginning where that is not known.</param>
    /// <returns>For how long the API is closed now; zero when it stays open.</returns>
    public TimeSpan Report(RateSignal signal, TimeSpan enteredAt = default)
    {
        lock (gate)
        {
            var now = Now;
            switch (signal)
            {
                case RateSignal.TooOften:
                    return closure.CloseForFrequency(now, hour.Count(now) + underWay >= limit.PerHour * NearlyFull);
                case RateSignal.Restricted:
                    return closure.CloseForAnHour(now);
                case RateSignal.TooManyAtOnce:
                    ceiling.Lower(now, enteredAt, underWay);
                    return TimeSpan.Zero;
                default:
                    throw new UnreachableException($"No such signal: {signal}.");
            }
        }
    }

    /// <summary>How long an interactive call would have to wait at least, as far as is known now.</summary>
    public TimeSpan ExpectedWait()
    {
        lock (gate)
        {
            return TimeUntilFree(CallPriority.Interactive) ?? TimeSpan.Zero;
        }
    }

    public ApiAllowance Snapshot(string api)
    {
        lock (gate)
        {
            var now = Now;
            return new ApiAllowance(
                api,
                limit.PerMinute,
                Math.Max(0, limit.PerMinute - minute.Count(now) - underWay),
                limit.PerHour,
                Math.Max(0, limit.PerHour - hour.Count(now) - underWay),
                ceiling.At(now),
                underWay,
                people.Count + bulk.Count,
                closure.IsClosed(now) ? clock.GetUtcNow() + (closure.Until - now) : null);
        }
    }

    private LinkedList<Waiter> QueueOf(CallPriority priority) => priority == CallPriority.Interactive ? people : bulk;

    private void Withdraw(Waiter waiter)
    {
        lock (gate)
        {
            if (waiter.IsIn)
            {
                // Let in at the very moment of giving up. Nothing was sent, so nothing is counted.
                underWay--;
                LetInLocked();
            }
            else
            {
                QueueOf(waiter.Priority).Remove(waiter.Place);
            }
        }
    }

    private void LetIn()
    {
        lock (gate)
        {
            LetInLocked();
        }
    }

    private void LetInLocked()
    {
        while ((people.First ?? bulk.First) is { } next)
        {
            var wait = TimeUntilFree(next.Value.Priority);
            if (wait != TimeSpan.Zero)
            {
                // Null: only an answer can free a place, and Leave comes back here.
                SetAlarm(wait);
                return;
            }

            next.List!.Remove(next);
            underWay++;
            next.Value.LetIn(Now);
        }

        SetAlarm(null);
    }

    private void SetAlarm(TimeSpan? wait)
    {
        if (wait is null && !isAlarmSet)
        {
            return;
        }

        // Rounded up, because system timers count whole milliseconds and one that fires early finds the door still closed.
        var due = wait is { } time ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)) : Timeout.InfiniteTimeSpan;
        alarm.Change(due, Timeout.InfiniteTimeSpan);
        isAlarmSet = wait is not null;
    }

    /// <summary>
    /// Zero when a call may go now; otherwise the shortest time after which it may; null when that hangs on an answer alone.
    /// </summary>
    private TimeSpan? TimeUntilFree(CallPriority priority)
    {
        var now = Now;
        if (closure.IsClosed(now))
        {
            return closure.Until - now;
        }

        if (underWay >= ceiling.At(now))
        {
            return ceiling.UntilNextStep(now);
        }

        return WindowHasRoom(minute, limit.PerMinute, priority, now)
            ? WindowHasRoom(hour, limit.PerHour, priority, now) ? TimeSpan.Zero : hour.UntilNextDrop(now)
            : minute.UntilNextDrop(now);
    }

    private bool WindowHasRoom(SlidingWindow window, int most, CallPriority priority, TimeSpan now)
    {
        var kept = priority == CallPriority.Bulk ? (int)(most * reserve) : 0;
        return window.Count(now) + underWay < most - kept;
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<TimeSpan> entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Waiter(CallPriority priority)
        {
            Priority = priority;
            Place = new LinkedListNode<Waiter>(this);
        }

        public CallPriority Priority { get; }

        public LinkedListNode<Waiter> Place { get; }

        public Task<TimeSpan> Entered => entered.Task;

        public bool IsIn => entered.Task.IsCompleted;

        public void LetIn(TimeSpan now) => entered.SetResult(now);
    }
}
