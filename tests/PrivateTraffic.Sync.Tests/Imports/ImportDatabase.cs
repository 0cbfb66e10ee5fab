using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Corps;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Imports;

/// <summary>A SQLite file; each test takes a corp of its own in it.</summary>
public sealed class ImportDatabase : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-import-").FullName;
    private ServiceProvider? services;
    private int corps;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PersonalData PersonalData => services!.GetRequiredService<PersonalData>();

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = directory };
        services = new ServiceCollection()
            .AddPrivateTrafficData(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        await using var db = Open();
        await db.Database.MigrateAsync();
    }

    public PrivateTrafficDb Open() => services!.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();

    public async Task<int> NewCorp()
    {
        await using var db = Open();
        var number = Interlocked.Increment(ref corps).ToString(CultureInfo.InvariantCulture);
        var corp = new Corp { WeComId = "ww" + number, TimeZone = "Asia/Shanghai" };
        db.Add(corp);
        await db.SaveChangesAsync(Cancellation);
        return corp.Id;
    }

    public async Task<ImportResult> Import(
        int corp,
        ImportSource source,
        OrderImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken? cancellation = null)
    {
        await using var db = Open();
        return await new OrderImport(db, BusinessCalendar.Shanghai, PersonalData, new ManualClock())
            .ImportAsync(corp, source, options ?? new(), progress, cancellation ?? Cancellation);
    }

    public async Task<ImportResult> ImportInteractions(int corp, ImportSource source, InteractionImportOptions? options = null)
    {
        await using var db = Open();
        return await new InteractionImport(db, BusinessCalendar.Shanghai, PersonalData, new ManualClock())
            .ImportAsync(corp, source, options ?? new(), null, Cancellation);
    }

    /// <summary>Everything a corp has, customers by their identities, so that two corps can be compared.</summary>
    public async Task<string[]> State(int corp)
    {
        await using var db = Open();
        var owners = await (
            from i in db.Identities
            where i.CorpId == corp
            join c in db.Customers on i.CustomerId equals c.Id
            let isTouched = db.TouchedCustomers.Any(t => t.CustomerId == c.Id)
            select new { c.Id, Name = $"{i.Kind}:{i.Value}", c.History, IsTouched = isTouched }).ToListAsync(Cancellation);
        var names = owners.ToDictionary(c => c.Id, c => c.Name);
        var orders = await db.Orders.Where(o => o.CorpId == corp).ToListAsync(Cancellation);
        var refunds = await db.Refunds.Where(r => r.CorpId == corp).ToListAsync(Cancellation);
        var interactions = await db.Interactions.Where(i => i.CorpId == corp).ToListAsync(Cancellation);
        return
        [
            .. owners.Select(c => $"customer {c.Name} {Convert.ToHexString(c.History)} {c.IsTouched}").Order(),
            .. orders
                .Select(o => $"order {o.Source} {o.Number} {names[o.CustomerId]} {o.PaidAt:O} {o.IsDateOnly} {o.Amount} {o.Category} {o.Channel}")
                .Order(),
            .. refunds.Select(r => $"refund {r.Source} {r.OrderNumber} {r.Number} {r.RefundedAt:O} {r.Amount}").Order(),
            .. interactions
                .Select(i => $"interaction {i.Source} {i.SourceId} {names[i.CustomerId]} {i.OccurredAt:O} {i.IsDateOnly} {i.Kind} {i.UserId}")
                .Order(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }
}
