using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateTraffic.Sync.Corps;
using Quartz;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>Scheduled work for one corp. One run at a time; what fails is logged and comes round again.</summary>
[DisallowConcurrentExecution]
internal abstract class CorpJob(IServiceScopeFactory scopes, ILogger log) : IJob
{
    public const string CorpKey = "corp";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
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
