namespace PrivateTraffic.Sync.Pull;

/// <summary>
/// One area of WeCom: what a step of a run pulls. A step may be stopped at any moment and is called again with the cursor it saved;
/// everything it writes is keyed by what WeCom calls it, so that a page told twice is stored once.
/// </summary>
internal interface IPullArea
{
    /// <summary>The name in the plan of a run, on screens and in logs.</summary>
    string Name { get; }

    /// <summary>Takes the step from where it stands to its end.</summary>
    Task PullAsync(StepContext step, CancellationToken cancellation);
}
