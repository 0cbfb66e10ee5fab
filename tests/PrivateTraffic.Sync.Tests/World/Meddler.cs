using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>Does something when a run has come to the end of an area, while the run goes on.</summary>
internal sealed class Meddler(IReadOnlyList<string> areas, Func<Task> act) : IProgress<SyncProgress>
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = [];
    private readonly List<Task> acts = [];

    public void Report(SyncProgress value)
    {
        lock (gate)
        {
            if (value.State == StepState.Done && value.PartsDone == value.Parts && areas.Contains(value.Area) && seen.Add(value.Area))
            {
                acts.Add(act());
            }
        }
    }

    /// <summary>Waits for what was done.</summary>
    public async Task DoneAsync(int times)
    {
        await Task.WhenAll(acts);
        acts.Count.ShouldBe(times);
    }
}
