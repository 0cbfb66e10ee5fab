using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.Sync.Tags;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>
/// The product without its pages, on SQLite unless told otherwise, connected to a simulated company and living by its clock.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private const int MostRuns = 30;

    private readonly SimulatedCompany company;
    private readonly DataFolder? own;
    private readonly ServiceProvider services;

    private Installation(SimulatedCompany company, DataFolder folder, bool isOwn, IReadOnlyDictionary<string, string?>? settings)
    {
        this.company = company;
        own = isOwn ? folder : null;
        Folder = folder.Path;
        Chronicle = new Chronicle(company);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(company.Settings())
            .AddInMemoryCollection([new("Data:Directory", Folder), new("WeCom:Resilience:RetryDelay", "00:00:00.010")])
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .Build();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new CompanyClock(company))
            .AddSingleton(Substitute.For<IHostApplicationLifetime>())
            .AddLogging()
            .AddPrivateTrafficData(configuration)
            .AddPrivateTrafficSync(configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    /// <summary>What the pulls could see of likes and comments.</summary>
    internal Chronicle Chronicle { get; }

    /// <summary>The folder of the database.</summary>
    public string Folder { get; }

    public PersonalData Personal => Get<PersonalData>();

    /// <summary>A new installation, or one on a folder that another one or a process has left.</summary>
    public static async Task<Installation> OnAsync(
        SimulatedCompany company, IReadOnlyDictionary<string, string?>? settings = null, DataFolder? folder = null)
    {
        var installation = new Installation(company, folder ?? new DataFolder(), folder is null, settings);
        await installation.Get<DatabaseStart>().StartingAsync(TestContext.Current.CancellationToken);
        return installation;
    }

    /// <summary>An installation on what a pull at this moment has made; the folder goes with it.</summary>
    public static async Task<Installation> PulledAsync(
        SimulatedCompany company, DataFolder pulled, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var installation = new Installation(company, pulled, isOwn: true, settings);
        await installation.Chronicle.NoteAsync(company.Now, TestContext.Current.CancellationToken);
        return installation;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public PrivateTrafficDb Open() => services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();

    public async Task<KnownCorp> CorpAsync() => await Get<CorpRegistry>().DefaultAsync(TestContext.Current.CancellationToken);

    /// <summary>Pulls to the end.</summary>
    public async Task<SyncRun> PullAsync(RunKind kind, IProgress<SyncProgress>? progress = null, CancellationToken? cancellation = null)
    {
        var run = await Get<SyncRuns>()
            .TryRunAsync(await CorpAsync(), kind, progress, cancellation ?? TestContext.Current.CancellationToken);
        await Chronicle.NoteAsync(run!.StartedAt, TestContext.Current.CancellationToken);
        return run;
    }

    /// <summary>Pulls again and again, as the schedule does, until a run comes to its end.</summary>
    /// <returns>What stopped it on the way.</returns>
    public async Task<IReadOnlyList<WeComCallException>> PullThroughAsync(RunKind kind)
    {
        var problems = new List<WeComCallException>();
        while (problems.Count < MostRuns)
        {
            try
            {
                await PullAsync(kind);
                return problems;
            }
            catch (WeComCallException problem)
            {
                problems.Add(problem);
            }
        }

        throw new TimeoutException($"{MostRuns} runs did not come to an end; the last was stopped by: {problems[^1].Message}");
    }

    /// <summary>Applies the callbacks that have come in.</summary>
    public Task<int> ApplyCallbacksAsync() => Get<InboxPump>().RunOnceAsync(TestContext.Current.CancellationToken);

    /// <summary>Tells WeCom what was decided about tags and is due.</summary>
    public Task<int> DeliverTagsAsync(CancellationToken? cancellation = null) =>
        Get<TagPump>().RunOnceAsync(cancellation ?? TestContext.Current.CancellationToken);

    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        own?.Dispose();
    }

    /// <summary>
    /// Tells the company's time, and lets delays pass in real time: WeCom's answers take real time too.
    /// When the company's clock is moved, that much time has passed.
    /// </summary>
    private sealed class CompanyClock(SimulatedCompany company) : TimeProvider
    {
        private readonly DateTimeOffset start = company.Now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => company.Now;

        public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + (company.Now - start).Ticks;
    }
}
