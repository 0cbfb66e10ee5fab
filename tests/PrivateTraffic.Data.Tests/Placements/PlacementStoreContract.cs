using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Tests.Placements;

public abstract class PlacementStoreContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly NumberedModel Model = new(1, new SegmentationModel());
    private static readonly DateOnly Start = new(2026, 1, 1);
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Running_every_day_equals_a_full_run_on_the_last_day_also_after_outages()
    {
        var random = new Random(11);
        for (var day = 0; day < 90; day++)
        {
            await Happen(random, day);
            if (random.Next(4) > 0)
            {
                await PlaceDue(Start.AddDays(day));
            }
        }

        await PlaceDue(Start.AddDays(90));
        var incremental = await Labels();
        await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
        await new PlacementStore(db).PlaceAllAsync(database.Corp, 0, Model, Start.AddDays(90), Cancellation);

        (await Labels()).ShouldBe(incremental);
        incremental.Count.ShouldBe(await db.Customers.CountAsync(Cancellation));
    }

    [Fact]
    public async Task After_an_outage_the_transitions_are_those_of_a_job_that_ran_every_day()
    {
        await Save(new NewOrder(Shop("a"), "test", "1", At(0), false, 100));
        await Add(Like("b", 0), Like("b", 3));
        await PlaceDue(Start);
        for (var day = 1; day <= 100; day++)
        {
            await PlaceDue(Start.AddDays(day));
        }

        var daily = await Transitions();
        await db.Transitions.ExecuteDeleteAsync(Cancellation);
        await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
        await new PlacementStore(db).PlaceAllAsync(database.Corp, 0, Model, Start, Cancellation);
        await PlaceDue(Start.AddDays(100));

        (await Transitions()).ShouldBe(daily, ignoreOrder: true);
        daily.ShouldContain(
            t => t.Day == Start.AddDays(91) && t.ToCell == new MatrixCell(InteractionBand.Silent, PurchaseStage.Lapsed).Index);
    }

    [Fact]
    public async Task Somebody_who_came_back_and_left_again_while_nothing_ran_leaves_the_moves_there_and_back()
    {
        await Add(Like("a", 0));
        await PlaceDue(Start);
        await PlaceDue(Start.AddDays(40));
        var before = await Records();
        await Add(Like("a", 45));
        await db.Transitions.ExecuteDeleteAsync(Cancellation);

        await PlaceDue(Start.AddDays(110));

        (await Records()).Values.Single().HasSameCellAndStageAs(before.Values.Single()).ShouldBeTrue("they stand where they stood");
        (await Transitions()).Select(t => (t.Day, (LifecycleStage)t.ToStage)).ShouldBe(
        [
            (Start.AddDays(45), LifecycleStage.Introduction), (Start.AddDays(64), LifecycleStage.Silent),
            (Start.AddDays(73), LifecycleStage.Churn), (Start.AddDays(75), LifecycleStage.Churn),
        ]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    public async Task A_sample_holds_as_many_as_are_wanted_of_those_who_are_placed_and_is_always_the_same(int wanted)
    {
        await Add([.. Enumerable.Range(0, 50).Select(i => Like($"c{i}", 0, i))]);
        await PlaceDue(Start);
        using var index = new PlacementIndex(new Factory(database));
        var placements = await index.ReadAsync(database.Corp, Cancellation);
        var everybody = placements.People(_ => true, 0, 100).ToList();

        var sample = placements.Sample(wanted);

        sample.ShouldBe(everybody.Intersect(sample));
        sample.Length.ShouldBe(Math.Min(wanted, 50));
        placements.Sample(wanted).ShouldBe(sample);
        placements.Count().ShouldBe(50);
    }

    [Fact]
    public async Task A_run_touches_only_those_with_new_facts_or_a_due_day()
    {
        await Add([.. Enumerable.Range(0, 50).Select(i => Like($"c{i}", 0, i))]);
        await PlaceDue(Start);

        (await PlaceDue(Start.AddDays(1))).Placed.ShouldBe(0);
        await Add(Like("c7", 2, 1000));
        (await PlaceDue(Start.AddDays(2))).Placed.ShouldBe(1);
        (await PlaceDue(Start.AddDays(19))).Placed.ShouldBe(49, "the others fall silent on this day");
    }

    [Fact]
    public async Task Somebody_whose_first_fact_is_dated_later_is_placed_on_that_day()
    {
        await Save(new NewOrder(Shop("a"), "test", "1", At(3), false, 100));

        await PlaceDue(Start);
        (await Records()).ShouldBeEmpty();
        (await PlaceDue(Start.AddDays(2))).Placed.ShouldBe(0);

        (await PlaceDue(Start.AddDays(3))).Placed.ShouldBe(1);
        (await Records()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_placement_comes_back_from_its_page_as_it_was_made()
    {
        await Save(new NewOrder(Shop("a"), "test", "1", At(3), false, 1_234_567));
        await Add(Like("a", 1), Like("a", 2), Like("a", 4));
        await PlaceDue(Start.AddDays(5));

        var history = await db.Customers.AsNoTracking().SingleAsync(Cancellation);
        var expected = new Placer(Model.Model).Place(CustomerHistory.Unpack(history.History).View(), Start.AddDays(5));
        (await Records()).Values.ShouldBe([expected!.Value]);
    }

    [Fact]
    public async Task A_customer_merged_away_leaves_the_page()
    {
        await Add(Like("a", 0), Like("b", 0));
        await PlaceDue(Start);
        var gone = await db.Customers.MinAsync(c => c.Id, Cancellation);
        await db.Customers.Where(c => c.Id == gone).ExecuteUpdateAsync(c => c.SetProperty(x => x.MergedInto, 999), Cancellation);
        db.Add(new TouchedCustomer { CustomerId = gone, CorpId = database.Corp });
        await db.SaveChangesAsync(Cancellation);

        await PlaceDue(Start);

        (await Records()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_index_in_memory_follows_what_is_stored()
    {
        await Add(Like("a", 0), Like("b", 0));
        await PlaceDue(Start);
        using var index = new PlacementIndex(new Factory(database));
        var before = await index.ReadAsync(database.Corp, Cancellation);

        await Save(new NewOrder(Shop("a"), "test", "1", At(1), false, 100));
        await PlaceDue(Start.AddDays(1));
        var after = await index.ReadAsync(database.Corp, Cancellation);

        before.Cells().Sum(c => c.Customers).ShouldBe(2);
        before.Cells()[new MatrixCell(InteractionBand.Low, PurchaseStage.Potential).Index].Customers.ShouldBe(2);
        after.Cells()[new MatrixCell(InteractionBand.Low, PurchaseStage.First).Index].ShouldBe(new Share(1, 100));
        (await index.ReadAsync(database.OtherCorp, Cancellation)).Cells().Sum(c => c.Customers).ShouldBe(0);
    }

    [Fact]
    public async Task People_of_a_cell_come_in_pages_without_gap_or_repetition()
    {
        await Add([.. Enumerable.Range(0, 700).Select(i => Like($"c{i}", 0, i))]);
        await PlaceDue(Start);
        using var index = new PlacementIndex(new Factory(database));
        var placements = await index.ReadAsync(database.Corp, Cancellation);

        var seen = new List<long>();
        for (IReadOnlyList<long> page = placements.People(_ => true, 0, 64); page.Count > 0; page = placements.People(_ => true, seen[^1], 64))
        {
            seen.AddRange(page);
        }

        seen.Count.ShouldBe(700);
        seen.ShouldBeUnique();
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.Transitions.ExecuteDeleteAsync(Cancellation);
        await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
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

    /// <summary>A day of facts for twelve customers: new, late by up to ten days, told twice, refunded.</summary>
    private async Task Happen(Random random, int day)
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            var id = (day * 10) + i;
            await Add(Like($"c{random.Next(12)}", Math.Max(0, day - random.Next(10)), id));
        }

        if (random.Next(3) == 0)
        {
            var amount = random.Next(1, 500);
            NewRefund[] refunds = random.Next(3) == 0 ? [new("r", At(day), random.Next(2) == 0 ? amount : amount / 2)] : [];
            var order = new NewOrder(
                Shop($"c{random.Next(12)}"),
                "test",
                $"o{random.Next(30)}",
                At(Math.Max(0, day - random.Next(5))),
                false,
                amount,
                Refunds: refunds);
            await Save(order);
            await Save(order);
        }
    }

    private static IdentityKey Shop(string name) => new(IdentityKind.ShopAccount, name);

    private static DateTime At(int day) => new DateTime(2026, 1, 1, 2, 0, 0, DateTimeKind.Utc).AddDays(day);

    private static NewInteraction Like(string shop, int day, int? id = null) =>
        new(Shop(shop), InteractionKind.Like, At(day), false, "test", $"{shop}-{id ?? day}");

    private Task Add(params NewInteraction[] interactions) =>
        db.WriteAsync(() => new FactStore(db, database.Calendar).AddAsync(database.Corp, interactions, Cancellation), Cancellation);

    private Task Save(NewOrder order) =>
        db.WriteAsync(() => new FactStore(db, database.Calendar).SaveAsync(database.Corp, [order], Cancellation), Cancellation);

    private Task<PlacementCounts> PlaceDue(DateOnly day) =>
        new PlacementStore(db).PlaceDueAsync(database.Corp, 0, Model, day, Cancellation);

    private async Task<List<(long Customer, DateOnly Day, short ToCell, short ToStage)>> Transitions() =>
        (await db.Transitions.AsNoTracking().OrderBy(t => t.CustomerId).ThenBy(t => t.Day).ToListAsync(Cancellation))
        .ConvertAll(t => (t.CustomerId, t.Day, t.ToCell, t.ToStage));

    /// <summary>
    /// What the calendar cannot change without being due. The numbers behind are those of the day a customer was placed last.
    /// </summary>
    private async Task<Dictionary<long, (MatrixCell, LifecycleStage, DateOnly?, DateOnly?)>> Labels() =>
        (await Records()).ToDictionary(r => r.Key, r => (r.Value.Cell, r.Value.Stage, r.Value.ReactivatedOn, r.Value.NextOn));

    private async Task<Dictionary<long, Placement>> Records()
    {
        var found = new Dictionary<long, Placement>();
        foreach (var page in await db.PlacementPages.AsNoTracking().ToListAsync(Cancellation))
        {
            for (var i = 0; i < PlacementRecord.PerPage; i++)
            {
                if (PlacementRecord.On(page.Records)[i].ToPlacement() is { } placement)
                {
                    found[(page.Number * PlacementRecord.PerPage) + i] = placement;
                }
            }
        }

        return found;
    }

    private sealed class Factory(TestDatabase database) : IDbContextFactory<PrivateTrafficDb>
    {
        public PrivateTrafficDb CreateDbContext() => database.Open();
    }
}

public sealed class SqlitePlacements(SqliteDatabase database) : PlacementStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlPlacements(PostgreSqlDatabase database) : PlacementStoreContract(database), IClassFixture<PostgreSqlDatabase>;
