using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Sync.Pull;

/// <summary>The last step of every run: whoever was touched by it is placed.</summary>
internal sealed class PlacementArea(PlacementRun placements) : IPullArea
{
    public string Name => Areas.Placements;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var counts = await placements.RunAsync(step.Corp, everybody: false, asOf: null, progress: null, cancellation);
        await step.SaveAsync(() => Task.CompletedTask, "", counts.Placed, isLast: true, cancellation);
    }
}
