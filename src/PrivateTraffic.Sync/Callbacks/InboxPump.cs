using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Sync.Callbacks;

/// <summary>
/// Applies what came in: events of one subject in the order in which they happened, subjects beside
/// each other. While WeCom is away, or lets nobody in, everything waits for as long as that lasts. A
/// message that fails for itself is tried again later, and set aside after
/// <see cref="MostAttempts"/> attempts, where it can be seen. Customers who were touched are placed at once.
/// </summary>
internal sealed class InboxPump(
    IServiceScopeFactory scopes, InboxSignal signal, CorpRegistry corps, PlacementRun placements, IOptions<SyncOptions> options, TimeProvider clock, ILogger<InboxPump> log)
    : BackgroundService
{
    public const int MostAttempts = 5;

    private const int BatchSize = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookSoon = TimeSpan.FromSeconds(2);

    private enum Outcome
    {
        Applied,

        /// <summary>WeCom does not show the change yet.</summary>
        TooEarly,

        /// <summary>The message failed, and is tried again.</summary>
        Failed,

        /// <summary>WeCom does not answer, or refuses whatever is asked.</summary>
        WeComIsAway,
    }

    /// <summary>Applies everything that waits, once.</summary>
    /// <returns>How many messages were applied.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation) => (await PassAsync(cancellation)).Applied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (_, isEarly) = await PassAsync(stoppingToken);
                await signal.WaitAsync(isEarly ? LookSoon : LookEvery, clock, stoppingToken);
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

    private async Task<(int Applied, bool IsEarly)> PassAsync(CancellationToken cancellation)
    {
        var (applied, isEarly) = (0, false);
        foreach (var corp in await corps.AllAsync(cancellation))
        {
            if (corp.Settings is null)
            {
                continue;
            }

            var pass = new Pass();
            while (await ApplySomeAsync(corp, pass, cancellation))
            {
                // What was applied makes room for what waits behind it.
            }

            if (pass.Applied > 0)
            {
                await placements.RunAsync(corp, everybody: false, asOf: null, progress: null, cancellation);
            }

            applied += pass.Applied;
            isEarly |= pass.IsEarly;
        }

        return (applied, isEarly);
    }

    /// <returns>Whether something was applied, and there may be more.</returns>
    private async Task<bool> ApplySomeAsync(KnownCorp corp, Pass pass, CancellationToken cancellation)
    {
        var before = pass.Applied;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
        var waiting = await db.Inbox.AsNoTracking()
            .Where(m => m.CorpId == corp.Id && m.ProcessedAt == null && m.Attempts < MostAttempts)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.ReceivedAt).Take(BatchSize).ToListAsync(cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(waiting.GroupBy(m => m.Subject), parallel, async (subject, token) =>
        {
            foreach (var message in subject)
            {
                // What comes after a message on the same subject waits with it.
                if (!pass.MayTry(message.Subject) || !pass.Note(message.Subject, await TryApplyAsync(corp, message, token)))
                {
                    return;
                }
            }
        });
        return pass.Applied > before;
    }

    private async Task<Outcome> TryApplyAsync(KnownCorp corp, InboxMessage message, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var applier = scope.ServiceProvider.GetRequiredService<CallbackApplier>();
            return await applier.ApplyAsync(corp, message, cancellation) ? Outcome.Applied : Outcome.TooEarly;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var isAway = error is WeComCallException call
                && (call.IsTransient || call is WeComException { Action: WeComErrorAction.Configuration });
            Log.CallbackFailed(log, error, message.Key, message.Attempts + 1);
            await NoteAsync(
                scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>(), message, ProblemText.Of(error), isAway ? 0 : 1, cancellation);
            return isAway ? Outcome.WeComIsAway : Outcome.Failed;
        }
    }

    private static Task<int> NoteAsync(
        PrivateTrafficDb db, InboxMessage message, string problem, int attempts, CancellationToken cancellation) =>
        db.WriteAsync(() => db.Inbox.Where(m => m.CorpId == message.CorpId && m.Key == message.Key)
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.Attempts, x => x.Attempts + attempts).SetProperty(x => x.Problem, problem), cancellation), cancellation);

    /// <summary>One pass over what waits at a company.</summary>
    private sealed class Pass
    {
        private readonly ConcurrentDictionary<string, Outcome> waiting = new();
        private int applied;

        public int Applied => Volatile.Read(ref applied);

        public bool IsEarly => waiting.Values.Contains(Outcome.TooEarly);

        /// <summary>A subject that could not be served waits for the next pass; when WeCom is away, all of them do.</summary>
        public bool MayTry(string subject) => !waiting.ContainsKey(subject) && !waiting.Values.Contains(Outcome.WeComIsAway);

        /// <returns>Whether what comes next on the subject may be tried.</returns>
        public bool Note(string subject, Outcome outcome)
        {
            if (outcome == Outcome.Applied)
            {
                Interlocked.Increment(ref applied);
                return true;
            }

            waiting[subject] = outcome;
            return false;
        }
    }
}
