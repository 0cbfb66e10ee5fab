using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;

namespace PrivateTraffic.Sync.Runs;

/// <summary>A step that a run is to take.</summary>
public readonly record struct PlannedStep(string Area, string Part = "");

/// <summary>The runs of a corp and their steps, as they survive the process.</summary>
public sealed class RunStore(PrivateTrafficDb db, TimeProvider clock)
{
    /// <summary>The run of this corp that has begun and not finished, if any.</summary>
    public Task<SyncRun?> UnfinishedAsync(int corpId, CancellationToken cancellation) =>
        db.SyncRuns.AsNoTracking().Where(r => r.CorpId == corpId && r.FinishedAt == null).OrderBy(r => r.Id)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>When the last full run began that came to its end; null before the first.</summary>
    public Task<DateTime?> LastFullAsync(int corpId, CancellationToken cancellation) => db.SyncRuns
        .Where(r => r.CorpId == corpId && r.Kind == RunKind.Full && r.FinishedAt != null)
            .MaxAsync(r => (DateTime?)r.StartedAt, cancellation);

    /// <summary>Begins a run with its first steps.</summary>
    public Task<SyncRun> BeginAsync(int corpId, RunKind kind, IEnumerable<PlannedStep> steps, CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        var run = new SyncRun { CorpId = corpId, Kind = kind, StartedAt = Now };
        db.SyncRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        await AddStepsAsync(run.Id, steps, cancellation);
        return run;
    }, cancellation);

    /// <summary>The steps of a run, in their order.</summary>
    public Task<List<SyncStep>> StepsAsync(long runId, CancellationToken cancellation) =>
        db.SyncSteps.AsNoTracking().Where(s => s.RunId == runId).OrderBy(s => s.Number).ToListAsync(cancellation);

    /// <summary>Adds steps behind those that a run has, in the transaction of the caller.</summary>
    public async Task AddStepsAsync(long runId, IEnumerable<PlannedStep> steps, CancellationToken cancellation)
    {
        var last = await db.SyncSteps.Where(s => s.RunId == runId).MaxAsync(s => (int?)s.Number, cancellation) ?? 0;
        await db.UpsertAsync(
            [.. steps.Select((step, i) => new SyncStep
            {
                RunId = runId,
                Number = last + 1 + i,
                Area = step.Area,
                Part = step.Part,
                State = StepState.Waiting,
            })],
            cancellation);
    }

    /// <summary>Saves how far a step has come, in the transaction that saves its rows.</summary>
    public Task SaveAsync(SyncStep step, CancellationToken cancellation)
    {
        step.StartedAt ??= Now;
        step.FinishedAt = step.State == StepState.Done ? Now : null;
        return db.UpsertAsync([step], cancellation);
    }

    /// <summary>A run that was stopped goes on: what stopped it is over.</summary>
    public Task GoOnAsync(long runId, CancellationToken cancellation) => db.WriteAsync(
        () => db.SyncRuns.Where(r => r.Id == runId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Problem, (string?)null), cancellation),
        cancellation);

    /// <summary>Ends a run, or says what stopped it for now.</summary>
    public Task EndAsync(long runId, string? problem, CancellationToken cancellation) => db.WriteAsync(
        () => db.SyncRuns.Where(r => r.Id == runId).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Problem, problem).SetProperty(x => x.FinishedAt, problem == null ? Now : null), cancellation),
        cancellation);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
