using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Sync.Runs;

/// <summary>How far a run has come: the step that has just moved.</summary>
public readonly record struct SyncProgress(string Area, StepState State, long Done, int PartsDone, int Parts);

/// <summary>
/// Takes a run through its steps. A run belongs to the database, not to the process: one that was cut off is gone on with where it stood.
/// </summary>
public sealed class SyncRunner
{
    private readonly IServiceScopeFactory scopes;
    private readonly WeComClients clients;
    private readonly IOptions<SyncOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<SyncRunner> log;

    public SyncRunner(
        IServiceScopeFactory scopes, WeComClients clients, IOptions<SyncOptions> options, TimeProvider clock, ILogger<SyncRunner> log)
    {
        this.scopes = scopes;
        this.clients = clients;
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>Goes on with the run of a corp that was cut off, or begins one. To be called by one caller at a time for a corp.</summary>
    /// <param name="corp">Whose data.</param>
    /// <param name="kind">
    /// What a run covers. One that was cut off keeps its own kind; where everything is asked for and that
    /// one brought only changes, a full run follows it. Before the first full run everything is full.
    /// </param>
    /// <param name="progress">Told whenever a step has moved.</param>
    /// <param name="cancellation">Stops the run where it stands.</param>
    /// <returns>The run, finished.</returns>
    /// <exception cref="WeComCallException">
    /// WeCom could not be reached, or refused: the run stands where it was stopped and can be gone on with.
    /// </exception>
    public async Task<SyncRun> RunAsync(KnownCorp corp, RunKind kind, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var run = await TakeAsync(corp, await FindOrBeginAsync(corp, kind, cancellation), progress, cancellation);
        return kind == RunKind.Full && run.Kind != RunKind.Full
            ? await TakeAsync(corp, await FindOrBeginAsync(corp, kind, cancellation), progress, cancellation)
            : run;
    }

    private async Task<SyncRun> TakeAsync(KnownCorp corp, SyncRun run, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            while (await TakeStepsAsync(corp, run, progress, cancellation))
            {
                // Steps may have planned further ones.
            }

            await EndAsync(run, null, cancellation);
            Log.RunFinished(log, run.Kind, run.Id);
            return run;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await NoteProblemAsync(run, ProblemText.Of(error));
            throw;
        }
    }

    private async Task<SyncRun> FindOrBeginAsync(KnownCorp corp, RunKind kind, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
        var store = new RunStore(db, clock);
        if (await store.UnfinishedAsync(corp.Id, cancellation) is { } unfinished)
        {
            Log.RunResumed(log, unfinished.Kind, unfinished.Id);
            await store.GoOnAsync(unfinished.Id, cancellation);
            return unfinished;
        }

        var hadFull = await store.LastFullAsync(corp.Id, cancellation) is not null;
        return await store.BeginAsync(corp.Id, hadFull ? kind : RunKind.Full, [new PlannedStep(Areas.Members)], cancellation);
    }

    /// <summary>Takes the steps of the next area that is not done. Steps of one area do not depend on each other; areas do.</summary>
    private async Task<bool> TakeStepsAsync(KnownCorp corp, SyncRun run, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var steps = await StepsAsync(run, cancellation);
        if (steps.Find(s => s.State != StepState.Done) is not { } first)
        {
            return false;
        }

        var ofArea = steps.FindAll(s => s.Area == first.Area);
        var open = ofArea.Where(s => s.State != StepState.Done);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(open, parallel, async (step, token) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>();
            var area = scope.ServiceProvider.GetServices<IPullArea>().Single(a => a.Name == step.Area);
            var context = new StepContext(
                corp, clients.For(corp, CallPriority.Bulk), db, new RunStore(db, clock), run, step, clock, _ => Report(progress, ofArea, step));
            await area.PullAsync(context, token);
        });
        return true;
    }

    private static void Report(IProgress<SyncProgress>? progress, List<SyncStep> ofArea, SyncStep step) => progress?.Report(new SyncProgress(
        step.Area, step.State, ofArea.Sum(s => s.Done), ofArea.Count(s => s.State == StepState.Done), ofArea.Count));

    private async Task<List<SyncStep>> StepsAsync(SyncRun run, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await new RunStore(scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>(), clock).StepsAsync(run.Id, cancellation);
    }

    private async Task EndAsync(SyncRun run, string? problem, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await new RunStore(scope.ServiceProvider.GetRequiredService<PrivateTrafficDb>(), clock).EndAsync(run.Id, problem, cancellation);
        run.Problem = problem;
        run.FinishedAt = problem is null ? clock.GetUtcNow().UtcDateTime : null;
    }

    private async Task NoteProblemAsync(SyncRun run, string problem)
    {
        try
        {
            await EndAsync(run, problem, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The caller is to hear of what stopped the run, not of what kept it from being written down.
            Log.ProblemNotStored(log, error, run.Id);
        }
    }
}
