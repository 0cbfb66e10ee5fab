namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>The company's tag library.</summary>
internal sealed class TagPull : IPullArea
{
    public string Name => Areas.Tags;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var library = await step.Client.Tags.ListAsync(cancellation);
        await step.SaveAsync(
            () => TagStore.SaveAsync(step.Db, step.Corp.Id, library, cancellation), "", library.Sum(g => g.Tags.Count), isLast: true, cancellation);
    }
}
