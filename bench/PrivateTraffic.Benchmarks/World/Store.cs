using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Benchmarks.World;

/// <summary>The product's embedded database in a folder, without its background work.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Store(string folder, ServiceProvider services)
    {
        Folder = folder;
        this.services = services;
    }

    public string Folder { get; }

    /// <summary>The company whose customers are in it: one that has files alone.</summary>
    public KnownCorp Corp { get; private set; } = null!;

    public BusinessCalendar Calendar => Corp.Calendar;

    public PersonalData Personal => services.GetRequiredService<PersonalData>();

    public PlacementRun Placements => services.GetRequiredService<PlacementRun>();

    public IDbContextFactory<PrivateTrafficDb> Databases => services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>();

    /// <summary>An index that knows nothing yet.</summary>
    public PlacementIndex NewIndex() => new(Databases);

    public static async Task<Store> OpenAsync(string folder, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = folder };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddPrivateTrafficData(configuration)
            .AddSingleton<PlacementRun>()
            .AddSingleton(s => new CorpRegistry(
                s.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>(), Microsoft.Extensions.Options.Options.Create(new CorpsOptions())))
            .BuildServiceProvider();
        var store = new Store(folder, services);
        await services.GetRequiredService<DatabaseStart>().StartingAsync(cancellation);
        store.Corp = await services.GetRequiredService<CorpRegistry>().DefaultAsync(cancellation);
        return store;
    }

    public PrivateTrafficDb Open() => Databases.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
