using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.WeCom;

namespace PrivateTraffic.Sync.Pull;

/// <summary>A step under way: whose it is, where it stands, and how it saves.</summary>
internal sealed class StepContext(
    KnownCorp corp, IWeComClient client, PrivateTrafficDb db, RunStore runs, SyncRun run, SyncStep step, TimeProvider clock, Action<SyncStep> report)
{
    public KnownCorp Corp => corp;

    public IWeComClient Client => client;

    public PrivateTrafficDb Db => db;

    public SyncRun Run => run;

    /// <summary>The part of the area, from the plan.</summary>
    public string Part => step.Part;

    /// <summary>Where the step stands; empty at its beginning.</summary>
    public string Cursor => step.Cursor;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Saves rows and how far the step has come with them, all or nothing.</summary>
    /// <param name="rows">Writes the rows.</param>
    /// <param name="cursor">Where to go on after them.</param>
    /// <param name="count">Things read.</param>
    /// <param name="isLast">Whether the step is finished with them.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    public async Task SaveAsync(Func<Task> rows, string cursor, long count, bool isLast, CancellationToken cancellation)
    {
        var (cursorBefore, doneBefore, stateBefore) = (step.Cursor, step.Done, step.State);
        try
        {
            step.Cursor = cursor;
            step.Done += count;
            step.State = isLast ? StepState.Done : StepState.Running;
            await db.WriteAsync(async () =>
            {
                await rows();
                await runs.SaveAsync(step, cancellation);
            }, cancellation);
        }
        catch
        {
            (step.Cursor, step.Done, step.State) = (cursorBefore, doneBefore, stateBefore);
            throw;
        }

        report(step);
    }

    /// <summary>Plans further steps behind those of the run, in the transaction of the caller.</summary>
    public Task PlanAsync(IEnumerable<PlannedStep> steps, CancellationToken cancellation) =>
        runs.AddStepsAsync(run.Id, steps, cancellation);
}
