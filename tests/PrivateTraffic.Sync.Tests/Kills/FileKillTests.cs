using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Tests.World;

namespace PrivateTraffic.Sync.Tests.Kills;

/// <summary>The program, killed while it imports a file, while it places everybody, and while it makes its database.</summary>
public sealed class FileKillTests : IDisposable
{
    /// <summary>Enough customers for three parts of a placement run.</summary>
    private const int Orders = 140_000;
    private const int Corp = 1;

    private readonly DataFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_and_a_placement_run_that_are_killed_and_made_again_leave_what_one_without_a_stop_leaves()
    {
        var random = Seed.Draw();
        var file = Path.Combine(folder.Path, "orders.csv");
        await File.WriteAllTextAsync(file, OrderFile(), Cancellation);
        await using var services = Services(folder);

        foreach (var moment in random.Spread(4, Orders * 9 / 10))
        {
            await KillWhenAsync(services, db => db.Orders.CountAsync(Cancellation), moment, "import", "orders", file);
        }

        await ProductProcess.RunAsync(folder, null, null, "import", "orders", file);
        await ShouldBeImportedAsync(services);

        await using (var db = Open(services))
        {
            await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
        }

        foreach (var moment in random.Spread(2, 500))
        {
            await KillWhenAsync(services, db => db.PlacementPages.CountAsync(Cancellation), moment, "place", "--full");
        }

        await ProductProcess.RunAsync(folder, null, null, "place", "--full");
        await ShouldBePlacedAsync(services);
    }

    [Fact]
    public async Task A_database_whose_making_is_killed_is_made_by_the_next_start()
    {
        var random = Seed.Draw();
        for (var i = 0; i < 6; i++)
        {
            using var empty = new DataFolder();
            var looks = random.Next(0, 12);
            await using (var program = ProductProcess.Start(empty, null, null, "migrate"))
            {
                // From the moment on in which there is a file, looked at some more times.
                await program.KillWhenAsync(() => Task.FromResult(File.Exists(empty.Database) && looks-- <= 0), Cancellation);
            }

            await using var services = Services(empty);
            await services.GetRequiredService<DatabaseStart>().StartingAsync(Cancellation);
            await using var db = Open(services);
            (await db.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
            (await db.Customers.CountAsync(Cancellation)).ShouldBe(0);
            SqliteConnection.ClearAllPools();
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private async Task KillWhenAsync(
        IServiceProvider services, Func<PrivateTrafficDb, Task<int>> count, int moment, params string[] arguments)
    {
        await using var program = ProductProcess.Start(folder, null, null, arguments);
        await program.KillWhenAsync(async () =>
        {
            if (!File.Exists(folder.Database))
            {
                return false;
            }

            await using var db = Open(services);
            return !(await db.Database.GetPendingMigrationsAsync(Cancellation)).Any() && await count(db) >= moment;
        }, Cancellation);
    }

    private static async Task ShouldBeImportedAsync(IServiceProvider services)
    {
        await using var db = Open(services);
        (await db.Orders.CountAsync(Cancellation)).ShouldBe(Orders);
        (await db.Customers.CountAsync(Cancellation)).ShouldBe(Orders, "every order is of somebody else");
        (await db.Orders.SumAsync(o => o.Amount, Cancellation)).ShouldBe(Enumerable.Range(0, Orders).Sum(i => (long)AmountOf(i)));
        (await db.Refunds.SumAsync(r => r.Amount, Cancellation))
            .ShouldBe(Enumerable.Range(0, Orders).Where(IsRefunded).Sum(i => (long)AmountOf(i)));

        var stored = await HistoriesAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await new FactStore(db, BusinessCalendar.Shanghai).RebuildAsync(Corp, [.. stored.Keys], Cancellation);
        (await HistoriesAsync(db)).Count(h => !h.Value.AsSpan().SequenceEqual(stored[h.Key]))
            .ShouldBe(0, "histories that differ from the ledger");
        await transaction.RollbackAsync(Cancellation);
    }

    private static async Task ShouldBePlacedAsync(IServiceProvider services)
    {
        await using var db = Open(services);
        var placements = await services.GetRequiredService<PlacementIndex>().ReadAsync(Corp, Cancellation);

        placements.Count(_ => true).ShouldBe(Orders);
        placements.Cells().Sum(c => c.NetAmount)
            .ShouldBe(Enumerable.Range(0, Orders).Where(i => !IsRefunded(i)).Sum(i => (long)AmountOf(i)));
        (await db.TouchedCustomers.CountAsync(Cancellation)).ShouldBe(0);
        (await db.Transitions.CountAsync(Cancellation)).ShouldBe(0, "nobody moved: they were placed anew where they stood");
    }

    private static Task<Dictionary<long, byte[]>> HistoriesAsync(PrivateTrafficDb db) =>
        db.Customers.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.History, Cancellation);

    private static string OrderFile()
    {
        var text = new StringBuilder("order_id,customer_id,paid_at,amount,refunded\n");
        for (var i = 0; i < Orders; i++)
        {
            var paidOn = new DateOnly(2026, 1, 1).AddDays(i % 200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var amount = AmountOf(i) / 100;
            text.Append(CultureInfo.InvariantCulture, $"O{i:D7},buyer-{i:D7},{paidOn},{amount},{(IsRefunded(i) ? amount : 0)}\n");
        }

        return text.ToString();
    }

    /// <summary>In fen.</summary>
    private static int AmountOf(int order) => (1 + (order % 977)) * 100;

    private static bool IsRefunded(int order) => order % 31 == 0;

    private static PrivateTrafficDb Open(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();

    private static ServiceProvider Services(DataFolder folder) => new ServiceCollection()
        .AddPrivateTrafficData(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder.Path)]).Build())
        .BuildServiceProvider();
}
