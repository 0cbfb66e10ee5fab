using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>Places those with new facts within a minute, and everybody whose day has come after midnight.</summary>
internal sealed class PlacementJob(ProductScopes product, ILogger<PlacementJob> log) : CorpJob(product, log)
{
    protected override Task WorkAsync(IServiceProvider services, KnownCorp corp, CancellationToken cancellation) =>
        services.GetRequiredService<PlacementRun>().RunAsync(corp, everybody: false, asOf: null, progress: null, cancellation);
}
