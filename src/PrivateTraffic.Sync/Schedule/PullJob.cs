using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>Pulls what has changed; the first time, and when the last time was long ago, everything.</summary>
internal sealed class PullJob(ProductScopes product, ILogger<PullJob> log) : CorpJob(product, log)
{
    protected override async Task WorkAsync(IServiceProvider services, KnownCorp corp, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var runs = new RunStore(services.GetRequiredService<PrivateTrafficDb>(), clock);
        var interval = services.GetRequiredService<IOptions<SyncOptions>>().Value.FullInterval;
        var isDue = await runs.LastFullAsync(corp.Id, cancellation) is not { } last || clock.GetUtcNow().UtcDateTime - last >= interval;
        await services.GetRequiredService<SyncRuns>()
            .TryRunAsync(corp, isDue ? RunKind.Full : RunKind.Incremental, progress: null, cancellation);
    }
}
