using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Sync.Corps;
using Quartz;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>Scheduled work for one corp. One run at a time; what fails is logged and comes round again.</summary>
[DisallowConcurrentExecution]
internal abstract class CorpJob(ProductScopes product, ILogger log) : IJob
{
    public const string CorpKey = "corp";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = product.Scopes.CreateAsyncScope();
            var corps = scope.ServiceProvider.GetRequiredService<CorpRegistry>();
            if (await corps.FindAsync(context.MergedJobDataMap.GetInt(CorpKey), cancellationToken) is { } corp)
            {
                await WorkAsync(scope.ServiceProvider, corp, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Normal stop: the work stands where it was saved last.
        }
        catch (Exception error)
        {
            Log.WorkFailed(log, error, GetType().Name);
        }
    }

    protected abstract Task WorkAsync(IServiceProvider services, KnownCorp corp, CancellationToken cancellation);
}

/// <summary>
/// The scopes of the product. Jobs are made by the container of the scheduler, which would give them its own under the framework's name.
/// </summary>
internal sealed record ProductScopes(IServiceScopeFactory Scopes);
