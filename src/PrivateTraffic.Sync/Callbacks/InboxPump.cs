using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Sync.Callbacks;

/// <summary>
/// Applies what came in: events of one subject in the order in which they happened, subjects beside each other. What fails is tried again
/// later, and set aside after <see cref="MostAttempts"/> attempts, where it can be seen. Customers who were touched are placed at once.
/// </summary>
internal sealed class InboxPump(
    IServiceScopeFactory scopes, InboxSignal signal, CorpRegistry corps, PlacementRun placements, IOptions<SyncOptions> options, TimeProvider clock, ILogger<InboxPump> log)
    : BackgroundService
{
    public const int MostAttempts = 5;

    private const int BatchSize = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    /// <summary>Applies everything that waits, once.</summary>
    /// <returns>How many messages were applied.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var applied = 0;
        foreach (var corp in await corps.AllAsync(cancellation))
        {
            var ofCorp = 0;
            while (corp.Settings is not null && await ApplyBatchAsync(corp, cancellation) is > 0 and var batch)
            {
                ofCorp += batch;
            }

            if (ofCorp > 0)
            {
                await placements.RunAsync(corp, everybody: false, asOf: null, progress: null, cancellation);
            }

            applied += ofCorp;
        }

        return applied;
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
                // Normal stop: what was not applied waits in the inbox.
            }
            catch (Exception error)
            {
                Log.WorkFailed(log, error, "Applying callbacks");
                await Task.Delay(LookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> ApplyBatchAsync(KnownCorp corp, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
        var waiting = await db.Inbox.AsNoTracking()
            .Where(m => m.CorpId == corp.Id && m.ProcessedAt == null && m.Attempts < MostAttempts)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.ReceivedAt).Take(BatchSize).ToListAsync(cancellation);
        var applied = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(waiting.GroupBy(m => m.Subject), parallel, async (subject, token) =>
        {
            foreach (var message in subject)
            {
                if (!await TryApplyAsync(corp, message, token))
                {
                    // What comes after it on the same subject waits with it.
                    return;
                }

                Interlocked.Increment(ref applied);
            }
        });
        return applied;
    }

    private async Task<bool> TryApplyAsync(KnownCorp corp, InboxMessage message, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<CallbackApplier>().ApplyAsync(corp, message, cancellation);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CallbackFailed(log, error, message.Key, message.Attempts + 1);
            var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
            await db.WriteAsync(() => db.Inbox.Where(m => m.CorpId == message.CorpId && m.Key == message.Key)
                .ExecuteUpdateAsync(
                    m => m.SetProperty(x => x.Attempts, x => x.Attempts + 1).SetProperty(x => x.Problem, error.GetType().Name), cancellation), cancellation);
            return false;
        }
    }
}
