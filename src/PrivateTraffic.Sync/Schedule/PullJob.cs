using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>Pulls what has changed; the first time, everything.</summary>
internal sealed class PullJob(ProductScopes product, ILogger<PullJob> log) : CorpJob(product, log)
{
    protected override Task WorkAsync(IServiceProvider services, KnownCorp corp, CancellationToken cancellation) =>
        services.GetRequiredService<SyncRuns>().TryRunAsync(corp, RunKind.Incremental, progress: null, cancellation);
}
