namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Rations calls so that WeCom never has to refuse one. The default keeps its counts in memory, which is right while one process talks to a
/// corp; several nodes register an implementation that shares them.
/// </summary>
public interface IRateBudget
{
    /// <summary>
    /// Waits until one call is allowed, those of people first, each kind in order of arrival. Send at once: the call counts from now until
    /// a full window after the lease is disposed of, because only then is it certain that WeCom has counted it too.
    /// </summary>
    /// <exception cref="RateBudgetException">An interactive call would have to wait too long.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing was counted.</exception>
    ValueTask<IRateLease> AcquireAsync(ApiKey key, CallPriority priority, CancellationToken cancellationToken);

    /// <summary>What is left, for every API of the corp that has been called since the start, by path.</summary>
    ValueTask<IReadOnlyList<ApiAllowance>> SnapshotAsync(string corpId, CancellationToken cancellationToken);
}

/// <summary>The right to one call. Dispose of it as soon as the answer is there or given up.</summary>
public interface IRateLease : IAsyncDisposable
{
    /// <summary>Tells the budget that WeCom refused the call.</summary>
    void Report(RateSignal signal);
}
