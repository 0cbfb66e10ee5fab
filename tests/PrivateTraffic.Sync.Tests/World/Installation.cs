using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>The product without its pages, on SQLite in a folder of its own, connected to a simulated company and living by its clock.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-sync-").FullName;
    private readonly ServiceProvider services;

    private Installation(SimulatedCompany company, IReadOnlyDictionary<string, string?>? settings)
    {
        Chronicle = new Chronicle(company);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(company.Settings())
            .AddInMemoryCollection([new("Data:Directory", directory), new("WeCom:Resilience:RetryDelay", "00:00:00.010")])
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
    public string Folder => directory;

    public static async Task<Installation> OnAsync(SimulatedCompany company, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var installation = new Installation(company, settings);
        await installation.services.GetRequiredService<DatabaseStart>().StartingAsync(TestContext.Current.CancellationToken);
        return installation;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public PrivateTrafficDb Open() => services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();

    public async Task<KnownCorp> CorpAsync() => await Get<CorpRegistry>().DefaultAsync(TestContext.Current.CancellationToken);

    /// <summary>Pulls to the end.</summary>
    public async Task<SyncRun> PullAsync(RunKind kind, CancellationToken? cancellation = null)
    {
        var run = await Get<SyncRuns>().TryRunAsync(await CorpAsync(), kind, progress: null, cancellation ?? TestContext.Current.CancellationToken);
        await Chronicle.NoteAsync(TestContext.Current.CancellationToken);
        return run!;
    }

    /// <summary>Applies the callbacks that have come in.</summary>
    public Task<int> ApplyCallbacksAsync() => Get<InboxPump>().RunOnceAsync(TestContext.Current.CancellationToken);

    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Tells the company's time, and lets delays pass in real time: WeCom's answers take real time too.</summary>
    private sealed class CompanyClock(SimulatedCompany company) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => company.Now;
    }
}
