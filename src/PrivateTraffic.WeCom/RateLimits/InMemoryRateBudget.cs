using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.Telemetry;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// The budget of one process. Each call passes two gates, because WeCom counts per calling address and per corp (D90312).
/// </summary>
internal sealed class InMemoryRateBudget(IOptions<WeComOptions> options, TimeProvider clock, ILogger<InMemoryRateBudget> logger)
    : IRateBudget
{
    private readonly RateBudgetOptions rates = options.Value.RateBudget;
    private readonly ConcurrentDictionary<string, RateGate> perAddress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ApiKey, RateGate> perCorp = new();

    public async ValueTask<IRateLease> AcquireAsync(ApiKey key, CallPriority priority, CancellationToken cancellationToken)
    {
        var longestWait = priority == CallPriority.Interactive ? rates.LongestInteractiveWait : Timeout.InfiniteTimeSpan;
        var address = perAddress.GetOrAdd(key.Api, _ => new RateGate(rates.PerAddress, rates, clock));
        var corp = perCorp.GetOrAdd(key, k => new RateGate(rates.LimitOf(k.Api), rates, clock));

        await EnterAsync(address, key, priority, longestWait, cancellationToken);
        try
        {
            var enteredAt = await EnterAsync(corp, key, priority, longestWait, cancellationToken);
            return new Lease(key, address, corp, enteredAt, logger);
        }
        catch (Exception e) when (e is OperationCanceledException or RateBudgetException)
        {
            address.LeaveUnused();
            throw;
        }
    }

    public ValueTask<IReadOnlyList<ApiAllowance>> SnapshotAsync(string corpId, CancellationToken cancellationToken)
    {
        IReadOnlyList<ApiAllowance> allowances = [.. perCorp
            .Where(entry => entry.Key.CorpId == corpId)
            .Select(entry => entry.Value.Snapshot(entry.Key.Api))
            .OrderBy(allowance => allowance.Api, StringComparer.Ordinal)];
        return ValueTask.FromResult(allowances);
    }

    private static async ValueTask<TimeSpan> EnterAsync(
        RateGate gate, ApiKey key, CallPriority priority, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.EnterAsync(priority, longestWait, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RateBudgetException(key.Api, gate.ExpectedWait());
        }
    }

    private sealed class Lease(ApiKey key, RateGate address, RateGate corp, TimeSpan enteredAt, ILogger logger) : IRateLease
    {
        private bool isOver;

        public void Report(RateSignal signal)
        {
            var closedFor = corp.Report(signal, enteredAt);
            if (signal == RateSignal.Restricted)
            {
                Log.AccessRestricted(logger, key.CorpId, key.Api, closedFor);
            }
            else if (signal == RateSignal.TooManyAtOnce)
            {
                Log.ConcurrencyLowered(logger, key.CorpId, key.Api, corp.Snapshot(key.Api).AtOnceLimit);
            }
            else
            {
                Log.ApiClosed(logger, key.CorpId, key.Api, closedFor);
            }
        }

        public ValueTask DisposeAsync()
        {
            if (!isOver)
            {
                isOver = true;
                corp.Leave();
                address.Leave();
            }

            return ValueTask.CompletedTask;
        }
    }
}
