using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Sync.Corps;
using Quartz;

namespace PrivateTraffic.Sync.Schedule;

/// <summary>
/// The clock of the product: pulls and placements on a Quartz scheduler of our own, apart from any that a hosting platform may have.
/// It keeps its plan beside the data, so that what was missed while no process ran is made up for.
/// </summary>
internal sealed class Scheduler(
    IServiceScopeFactory scopes,
    CorpRegistry corps,
    IOptions<SyncOptions> options,
    IOptions<DataOptions> data,
    ILoggerFactory logs,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan PlaceEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        // People come first: the schedule begins when the application answers.
        await WaitForStartAsync(lifetime, stoppingToken);
        await using var provider = BuildProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(stoppingToken);
        await PlanAsync(scheduler, stoppingToken);
        await scheduler.Start(stoppingToken);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        }
    }

    private static async Task WaitForStartAsync(IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var started = new TaskCompletionSource();
        await using var start = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var stop = cancellation.Register(() => started.TrySetCanceled(cancellation));
        await started.Task;
    }

    private ServiceProvider BuildProvider()
    {
        var file = Path.Combine(data.Value.Directory, "schedule.db");
        var services = new ServiceCollection();
        services.AddSingleton(new ProductScopes(scopes));
        services.AddSingleton(logs);
        services.AddLogging();
        services.AddTransient<PullJob>();
        services.AddTransient<PlacementJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceName = "privatetraffic");
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
                store.ProvisionSchema();
            });
        });
        return services.BuildServiceProvider();
    }

    private async Task PlanAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        foreach (var corp in await corps.AllAsync(cancellation))
        {
            if (corp.Settings is not null)
            {
                await PlanAsync<PullJob>(scheduler, corp, options.Value.Interval, cancellation);
            }

            await PlanAsync<PlacementJob>(scheduler, corp, PlaceEvery, cancellation);
        }
    }

    private static async Task PlanAsync<TJob>(IScheduler scheduler, KnownCorp corp, TimeSpan every, CancellationToken cancellation)
        where TJob : IJob
    {
        var name = $"{typeof(TJob).Name}-{corp.Id}";
        var job = JobBuilder.Create<TJob>().WithIdentity(name).UsingJobData(CorpJob.CorpKey, corp.Id).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(name).StartNow()
            .WithSimpleSchedule(
                s => s.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellation);
    }
}
