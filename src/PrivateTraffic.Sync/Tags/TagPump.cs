using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Sync.Tags;

/// <summary>
/// Tells WeCom what was decided about tags: pairs of member and customer beside each other, one call at a time for each. While WeCom is
/// away everything waits for as long as that lasts.
/// </summary>
internal sealed class TagPump(
    IServiceScopeFactory scopes,
    TagSignal signal,
    CorpRegistry corps,
    IOptions<SyncOptions> options,
    TimeProvider clock,
    ILogger<TagPump> log) : BackgroundService
{
    private const int PairsAtOnce = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    /// <summary>Delivers everything that is due, once.</summary>
    /// <returns>For how many pairs it arrived.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var delivered = 0;
        foreach (var corp in (await corps.AllAsync(cancellation)).Where(c => c.Settings is not null))
        {
            while (await DeliverSomeAsync(corp, cancellation) is { Progressed: true } pass)
            {
                delivered += pass.Delivered;
            }
        }

        return delivered;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await signal.WaitAsync(LookEvery, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Normal stop: what was not delivered waits.
            }
            catch (Exception error)
            {
                Log.WorkFailed(log, error, "Writing tags to WeCom");
                await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Pass> DeliverSomeAsync(KnownCorp corp, CancellationToken cancellation)
    {
        var pass = new Pass();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(await DueAsync(corp, cancellation), parallel, async (pair, token) =>
        {
            if (pass.IsAway)
            {
                return;
            }

            await using var scope = scopes.CreateAsyncScope();
            pass.Note(await scope.ServiceProvider.GetRequiredService<TagDeliverer>().DeliverAsync(corp, pair, token));
        });
        return pass;
    }

    /// <summary>The pairs with something to deliver, those that have waited longest first.</summary>
    private async Task<IReadOnlyList<TagPair>> DueAsync(KnownCorp corp, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.TagMarks.AsNoTracking()
            .Where(m => m.CorpId == corp.Id && m.Delivery == TagDelivery.Waiting)
            .GroupBy(m => new { m.UserId, m.ExternalUserId })
            .Where(pair => pair.Max(m => m.NotBefore) <= now)
            .OrderBy(pair => pair.Min(m => m.SetAt)).Take(PairsAtOnce)
            .Select(pair => pair.Key).ToListAsync(cancellation);
        return due.ConvertAll(pair => new TagPair(pair.UserId, pair.ExternalUserId));
    }

    /// <summary>One look at what waits.</summary>
    private sealed class Pass
    {
        private int delivered;
        private int settled;

        public int Delivered => Volatile.Read(ref delivered);

        /// <summary>Whether something left the queue, so that it is worth looking again at once.</summary>
        public bool Progressed => Volatile.Read(ref settled) > 0;

        public bool IsAway { get; private set; }

        public void Note(DeliveryOutcome outcome)
        {
            if (outcome == DeliveryOutcome.WeComIsAway)
            {
                IsAway = true;
            }

            if (outcome == DeliveryOutcome.Delivered)
            {
                Interlocked.Increment(ref delivered);
            }

            if (outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Refused)
            {
                Interlocked.Increment(ref settled);
            }
        }
    }
}
