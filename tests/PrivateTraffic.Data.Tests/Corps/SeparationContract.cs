using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Tests.Corps;

/// <summary>
/// One deployment serves several companies, who may call the same things by the same names and see nothing of each other.
/// </summary>
public abstract class SeparationContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 1, 20);
    private static readonly NumberedModel Model = new(1, new SegmentationModel());
    private static readonly IdentityKey Contact = new(IdentityKind.ExternalUserId, "wma");
    private Dictionary<string, string> rows = [];
    private int reading;
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_names_in_two_companies_are_two_people()
    {
        var ours = (await new CustomerDirectory(db).FindAsync(database.Corp, [Contact], Cancellation))[Contact];
        var theirs = (await new CustomerDirectory(db).FindAsync(database.OtherCorp, [Contact], Cancellation))[Contact];

        ours.ShouldNotBe(theirs);
        (await db.Orders.SingleAsync(o => o.CustomerId == ours, Cancellation)).CorpId.ShouldBe(database.Corp);
        (await db.Orders.SingleAsync(o => o.CustomerId == theirs, Cancellation)).CorpId.ShouldBe(database.OtherCorp);
    }

    [Fact]
    public async Task Whatever_one_company_stores_leaves_every_row_of_the_other_as_it_is()
    {
        var before = await RowsAsync(database.OtherCorp);
        before.Count.ShouldBeGreaterThan(6);

        await FillAsync(database.Corp, amount: 900, day: 12);
        var ours = await db.Customers.Where(c => c.CorpId == database.Corp).Select(c => c.Id).ToArrayAsync(Cancellation);
        await db.WriteAsync(() => new FactStore(db, database.Calendar).RebuildAsync(database.Corp, ours, Cancellation), Cancellation);
        await PlaceAsync(database.Corp, Today.AddDays(60));
        await new ModelStore(db, TimeProvider.System).AddAsync(database.Corp, new SegmentationModel(), Today, Cancellation);

        (await RowsAsync(database.OtherCorp)).ShouldBe(before);
    }

    [Fact]
    public async Task A_company_reads_its_own_histories_placements_and_models_alone()
    {
        await new ModelStore(db, TimeProvider.System).AddAsync(database.Corp, new SegmentationModel(), Today, Cancellation);
        var theirs = await db.Customers.Where(c => c.CorpId == database.OtherCorp).Select(c => c.Id).OrderBy(id => id)
            .ToListAsync(Cancellation);

        var histories = new List<long>();
        await foreach (var (id, _) in new PlacementStore(db).HistoriesAsync(database.OtherCorp, 0, long.MaxValue, Cancellation))
        {
            histories.Add(id);
        }

        var placements = await database.Index.ReadAsync(database.OtherCorp, Cancellation);
        var model = await new ModelStore(db, TimeProvider.System).InEffectAsync(database.OtherCorp, Today, Cancellation);

        histories.ShouldBe(theirs);
        placements.People(_ => true, 0, 100).ShouldBe(theirs);
        model.Number.ShouldBe(0);
    }

    [Fact]
    public async Task A_fact_of_one_company_makes_no_work_for_the_other()
    {
        await FillAsync(database.Corp, amount: 500, day: 11);

        (await new PlacementStore(db).DuePartsAsync(database.OtherCorp, Today, Cancellation)).ShouldBeEmpty();
        (await new PlacementStore(db).DuePartsAsync(database.Corp, Today, Cancellation)).ShouldNotBeEmpty();
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await EachTableAsync(nameof(ClearAsync));
        foreach (var corp in new[] { database.Corp, database.OtherCorp })
        {
            await FillAsync(corp, amount: 100, day: 10);
            await PlaceAsync(corp, Today);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await db.DisposeAsync();
    }

    /// <summary>A contact with an order, a refund and a like, under the same names in every company.</summary>
    private Task FillAsync(int corp, long amount, int day) => db.WriteAsync(async () =>
    {
        var at = new DateTime(2026, 1, day, 2, 0, 0, DateTimeKind.Utc);
        var facts = new FactStore(db, database.Calendar);
        var contact = new Contact { CorpId = corp, ExternalUserId = "wma", CustomerId = 0, Name = [1, 2, 3], Type = 1, UnionId = "oUnion" };
        var relation =
            new FollowRelation { CorpId = corp, UserId = "zhang", ExternalUserId = "wma", CustomerId = 0, AddedAt = at, AddWay = day };
        await new ContactStore(db, database.Calendar).SaveAsync(
            corp, [new PulledRelation(contact, relation, ["phone"])], DateTime.UnixEpoch, Cancellation);
        await facts.SaveAsync(
            corp, [new NewOrder(Contact, "shop", "1", at, false, amount, Refunds: [new NewRefund("r", at, 10)])], Cancellation);
        await facts.AddAsync(corp, [new NewInteraction(Contact, InteractionKind.Like, at, false, "moment", $"like-{day}")], Cancellation);
    }, Cancellation);

    private async Task PlaceAsync(int corp, DateOnly day)
    {
        var store = new PlacementStore(db);
        await store.PlaceDueAsync(corp, 0, Model, day, Cancellation);
        await store.PlaceAllAsync(corp, 0, Model, day, Cancellation);
    }

    /// <summary>Every row of a company, in every table that knows companies.</summary>
    private async Task<IReadOnlyDictionary<string, string>> RowsAsync(int corp)
    {
        rows = [];
        reading = corp;
        await EachTableAsync(nameof(ReadAsync));
        return rows;
    }

    private async Task EachTableAsync(string name)
    {
        var work = typeof(SeparationContract).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindProperty("CorpId") is not null))
        {
            await (Task)work.MakeGenericMethod(entity.ClrType).Invoke(this, [])!;
        }
    }

    private async Task ClearAsync<T>()
        where T : class => await db.Set<T>().ExecuteDeleteAsync(Cancellation);

    private async Task ReadAsync<T>()
        where T : class
    {
        var found = await db.Set<T>().AsNoTracking().Where(r => EF.Property<int>(r, "CorpId") == reading).ToListAsync(Cancellation);
        if (found.Count > 0)
        {
            rows[typeof(T).Name] = string.Join('\n', found.Select(r => JsonSerializer.Serialize(r)).Order(StringComparer.Ordinal));
        }
    }
}

public sealed class SqliteSeparation(SqliteDatabase database) : SeparationContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlSeparation(PostgreSqlDatabase database) : SeparationContract(database), IClassFixture<PostgreSqlDatabase>;
