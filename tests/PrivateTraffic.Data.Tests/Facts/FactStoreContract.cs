using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Data.Tests.Facts;

public abstract class FactStoreContract(TestDatabase database) : IAsyncLifetime
{
    private PrivateTrafficDb db = null!;
    private FactStore facts = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_identity_makes_a_customer_and_a_known_one_does_not()
    {
        await Add(Like("shop-1", 1), Like("shop-1", 2), Like("shop-2", 3));
        await Add(Like("shop-1", 4));

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(2);
        (await History("shop-1")).Interactions.Count.ShouldBe(3);
        (await History("shop-2")).Interactions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_interaction_told_again_changes_nothing()
    {
        await Add(Like("shop-1", 1), Like("shop-1", 2));
        await Placed();

        var again = await Add(Like("shop-1", 2), Like("shop-1", 1));

        again.ShouldBe(new FactCounts(0, 0, 2));
        (await History("shop-1")).Interactions.Count.ShouldBe(2);
        (await db.TouchedCustomers.AnyAsync(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Facts_mark_their_customer_to_be_placed()
    {
        await Add(Like("shop-1", 1));
        await Placed();
        await Add(Like("shop-2", 2));

        (await db.TouchedCustomers.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task The_history_holds_the_business_day_and_time_of_the_corp()
    {
        await Add(Like("shop-1", 1, new DateTime(2026, 1, 31, 16, 0, 5, DateTimeKind.Utc)));

        var at = (await History("shop-1")).Interactions.Single().At;
        at.Day.ShouldBe(new DateOnly(2026, 2, 1));
        at.SecondOfDay.ShouldBe(5);
    }

    [Fact]
    public async Task An_order_told_again_with_other_numbers_replaces_the_first()
    {
        (await Save(Order("shop-1", "A", 100), Order("shop-1", "B", 50))).ShouldBe(new FactCounts(2, 0, 0));

        var again = await Save(Order("shop-1", "A", 80, ("r1", 30)), Order("shop-1", "B", 50));

        again.ShouldBe(new FactCounts(0, 1, 1));
        var orders = (await History("shop-1")).Orders;
        orders.Select(o => o.Amount).Order().ShouldBe([50, 80]);
        orders.Single(o => o.Amount == 80).Refunds.Single().Amount.ShouldBe(30);
    }

    [Fact]
    public async Task A_refund_that_is_no_longer_told_is_taken_back()
    {
        await Save(Order("shop-1", "A", 100, ("r1", 30), ("r2", 70)));
        await Save(Order("shop-1", "A", 100, ("r2", 70)));

        (await History("shop-1")).Orders.Single().Refunds.Single().Amount.ShouldBe(70);
    }

    [Fact]
    public async Task An_order_that_turns_out_to_be_somebody_elses_moves_to_them()
    {
        await Save(Order("shop-1", "A", 100), Order("shop-1", "B", 50));
        await Save(Order("shop-2", "A", 100));

        (await History("shop-1")).Orders.Single().Amount.ShouldBe(50);
        (await History("shop-2")).Orders.Single().Amount.ShouldBe(100);
    }

    [Fact]
    public async Task The_same_order_number_from_two_sources_is_two_orders()
    {
        await Save(Order("shop-1", "A", 100), Order("shop-1", "A", 100) with { Source = "other" });

        (await History("shop-1")).Orders.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_fact_crosses_from_one_corp_to_another()
    {
        await Add(Like("shop-1", 1));
        await db.WriteAsync(() => facts.AddAsync(database.OtherCorp, [Like("shop-1", 1)], Cancellation), Cancellation);

        (await db.Customers.Select(c => c.CorpId).OrderBy(c => c).ToListAsync(Cancellation)).ShouldBe([database.Corp, database.OtherCorp]);
        (await db.Interactions.CountAsync(Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task A_history_made_anew_from_the_ledger_is_the_one_that_was_kept()
    {
        var random = new Random(7);
        for (var batch = 0; batch < 10; batch++)
        {
            await Add(
                [.. Enumerable.Range(0, 20).Select(i => Like($"shop-{random.Next(4)}", (batch * 15) + i, Day(random.Next(60)).AddSeconds(random.Next(80_000))))]);
            await Save([.. Enumerable.Range(0, 5).Select(i =>
                Order($"shop-{random.Next(4)}", $"O{random.Next(12)}", random.Next(1, 900), ($"r{random.Next(2)}", random.Next(50))))]);
        }

        var kept = await db.Customers.AsNoTracking().OrderBy(c => c.Id).ToListAsync(Cancellation);
        await db.WriteAsync(() => facts.RebuildAsync(database.Corp, [.. kept.Select(c => c.Id)], Cancellation), Cancellation);

        var rebuilt = await db.Customers.AsNoTracking().OrderBy(c => c.Id).ToListAsync(Cancellation);
        rebuilt.Select(c => Convert.ToHexString(c.History)).ShouldBe(kept.Select(c => Convert.ToHexString(c.History)));
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        facts = new FactStore(db, database.Calendar);
        await db.Interactions.ExecuteDeleteAsync(Cancellation);
        await db.Refunds.ExecuteDeleteAsync(Cancellation);
        await db.Orders.ExecuteDeleteAsync(Cancellation);
        await db.Identities.ExecuteDeleteAsync(Cancellation);
        await db.Customers.ExecuteDeleteAsync(Cancellation);
        await db.TouchedCustomers.ExecuteDeleteAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await db.DisposeAsync();
    }

    private static DateTime Day(int offset) => new DateTime(2026, 1, 1, 2, 0, 0, DateTimeKind.Utc).AddDays(offset);

    private static NewInteraction Like(string shop, int id, DateTime? at = null) =>
        new(new IdentityKey(IdentityKind.ShopAccount, shop), InteractionKind.Like, at ?? Day(id), false, "test", $"like-{id}");

    private static NewOrder Order(string shop, string number, long amount, params (string Number, long Amount)[] refunds) => new(
        new IdentityKey(IdentityKind.ShopAccount, shop), "test", number, Day(3), false, amount,
        Refunds: [.. refunds.Select(r => new NewRefund(r.Number, Day(4), r.Amount))]);

    private async Task<FactCounts> Add(params NewInteraction[] interactions)
    {
        var counts = default(FactCounts);
        await db.WriteAsync(async () => counts = await facts.AddAsync(database.Corp, interactions, Cancellation), Cancellation);
        return counts;
    }

    private async Task<FactCounts> Save(params NewOrder[] orders)
    {
        var counts = default(FactCounts);
        await db.WriteAsync(async () => counts = await facts.SaveAsync(database.Corp, orders, Cancellation), Cancellation);
        return counts;
    }

    private Task Placed() => db.TouchedCustomers.ExecuteDeleteAsync(Cancellation);

    private async Task<CustomerHistory> History(string shop)
    {
        var packed = await (
            from i in db.Identities
            where i.CorpId == database.Corp && i.Value == shop
            join c in db.Customers on i.CustomerId equals c.Id
            select c.History).SingleAsync(Cancellation);
        return CustomerHistory.Unpack(packed);
    }
}

public sealed class SqliteFacts(SqliteDatabase database) : FactStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlFacts(PostgreSqlDatabase database) : FactStoreContract(database), IClassFixture<PostgreSqlDatabase>;
