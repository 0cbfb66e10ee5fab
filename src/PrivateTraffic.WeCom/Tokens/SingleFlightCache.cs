namespace PrivateTraffic.WeCom.Tokens;

/// <summary>
/// Keeps one value that expires: fetches it once for any number of waiters, and fetches its successor ahead of time while the old one still
/// serves.
/// </summary>
/// <param name="fetch">
/// Asks for a new value. Not bound to any one caller's cancellation, because all waiters share it; it must end by itself.
/// </param>
/// <param name="refreshAhead">
/// How long before the end the successor is fetched; at most half of the lifetime, because WeCom may hand out the same token again with the
/// little time it has left.
/// </param>
/// <param name="clock">Measures lifetimes.</param>
/// <param name="onEarlyRefreshFailed">Told of a failure that no caller sees.</param>
internal sealed class SingleFlightCache<T>(
    Func<CancellationToken, Task<Expiring<T>>> fetch, TimeSpan refreshAhead, TimeProvider clock, Action<Exception> onEarlyRefreshFailed)
    where T : class
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Entry? current;
    private Task<T>? fetching;

    /// <summary>The value kept, or a new one.</summary>
    /// <exception cref="Errors.WeComCallException">The value could not be fetched; every waiter gets the same.</exception>
    /// <exception cref="OperationCanceledException">This caller gave up. The fetch goes on for the others.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        Task<T> shared;
        lock (gate)
        {
            var now = clock.GetTimestamp();
            if (current is { } good && now < good.RefreshAt)
            {
                return ValueTask.FromResult(good.Value);
            }

            if (current is { } still && now < still.ExpiresAt)
            {
                if (fetching is null)
                {
                    fetching = FetchAsync();
                    _ = ReportFailureAsync(fetching);
                }

                return ValueTask.FromResult(still.Value);
            }

            shared = fetching ??= FetchAsync();
        }

        return new ValueTask<T>(shared.WaitAsync(cancellationToken));
    }

    /// <summary>Forgets the value if <paramref name="isRefused"/> holds for the one kept now.</summary>
    /// <returns>Whether there was something to forget.</returns>
    public bool Discard(Predicate<T> isRefused)
    {
        lock (gate)
        {
            if (current is not { } kept || !isRefused(kept.Value))
            {
                return false;
            }

            current = null;
            return true;
        }
    }

    private async Task<T> FetchAsync()
    {
        await Task.Yield(); // The caller holds the lock.
        Entry? fetched = null;
        try
        {
            var asked = clock.GetTimestamp();
            var (value, lifetime) = await fetch(CancellationToken.None);
            var ahead = refreshAhead < lifetime / 2 ? refreshAhead : lifetime / 2;
            fetched = new Entry(value, After(asked, lifetime - ahead), After(asked, lifetime));
            return value;
        }
        finally
        {
            lock (gate)
            {
                current = fetched ?? current?.RefreshedNotBefore(After(clock.GetTimestamp(), PauseAfterFailure));
                fetching = null;
            }
        }
    }

    private async Task ReportFailureAsync(Task<T> early)
    {
        try
        {
            await early;
        }
        catch (Errors.WeComCallException e)
        {
            onEarlyRefreshFailed(e);
        }
    }

    private long After(long timestamp, TimeSpan span) => timestamp + (long)(span.TotalSeconds * clock.TimestampFrequency);

    private sealed record Entry(T Value, long RefreshAt, long ExpiresAt)
    {
        public Entry RefreshedNotBefore(long timestamp) => this with { RefreshAt = Math.Max(RefreshAt, timestamp) };
    }
}
