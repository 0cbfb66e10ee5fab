using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Tests.Placements;

/// <summary>
/// A job that places only those with new facts or a due day, in worlds where everything goes wrong that may, against placing everybody
/// from nothing (segmentation specification, sections 12 and 13.8).
/// </summary>
public abstract class IncrementalContract(TestDatabase database) : IAsyncLifetime
{
    private const int Days = 100;
    private const int Customers = 2_000;

    private static readonly NumberedModel Before = new(0, new SegmentationModel());

    /// <summary>Every part of the model is another one.</summary>
    private static readonly NumberedModel After = new(1, new SegmentationModel
    {
        Interaction = new InteractionAxis
        {
            WindowDays = 21,
            Low = 1,
            Medium = 2,
            High = 5,
            Kinds = EventSet.Open | EventSet.Click | EventSet.Like,
        },
        Purchase = new PurchaseAxis { LapsedAfterDays = 33 },
        Lifecycle = new LifecycleRules
        {
            SilentAfterDays = 11,
            ChurnAfterDays = 25,
            MatureFrom = 3,
            SilentClock = EventSet.Order | EventSet.Open,
        },
    });

    private readonly HashSet<string> mergedAway = [];
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Where days are 23, 25, or 24 and a half hours long, where clocks skip midnight, and where a year ends: ten thousand histories in
    /// all.
    /// </summary>
    public static TheoryData<int, string, string> Worlds => new()
    {
        { 1, "Asia/Shanghai", "2026-11-10" },
        { 2, "Europe/Berlin", "2026-02-10" },
        { 3, "America/New_York", "2026-10-05" },
        { 4, "Australia/Lord_Howe", "2026-09-26" },
        { 5, "America/Santiago", "2026-08-01" },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Placing_the_due_ends_where_placing_everybody_ends_whatever_happens(int seed, string timeZone, string firstDay)
    {
        var start = DateOnly.ParseExact(firstDay, "yyyy-MM-dd", null);
        var world = new RandomWorld(seed, timeZone, start, Customers);
        var (changesOn, placedThrough, model) = (start.AddDays(Days / 2), (DateOnly?)null, Before);
        var merges = 0;
        for (var day = 0; day < Days; day++)
        {
            var today = start.AddDays(day);
            merges += await HappenAsync(world, day);
            if (world.IsOutage() && day < Days - 1)
            {
                continue;
            }

            if (today >= changesOn && model == Before)
            {
                // The days before the change are made up for under the model of their time; then everybody is placed anew, once.
                await PlaceDueAsync(Before, changesOn.AddDays(-1), placedThrough);
                await PlaceAllAsync(After, today, changesOn.AddDays(-1));
                model = After;
            }
            else
            {
                await PlaceDueAsync(model, today, placedThrough);
            }

            placedThrough = today;
            if (day % 20 == 19 || day == Days - 1)
            {
                (await StandingAsync()).ShouldBe(Lines(world.Standing(model.Model, today)), $"on {today:O}");
            }
        }

        var incremental = await StandingAsync();
        await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
        await PlaceAllAsync(After, start.AddDays(Days - 1), null);

        (await StandingAsync()).ShouldBe(incremental);
        merges.ShouldBeGreaterThan(5);
        incremental.Count.ShouldBe(Customers - merges, "everybody has turned up");
    }

    [Fact]
    public void The_worlds_have_ten_thousand_histories() => (Worlds.Count * Customers).ShouldBeGreaterThanOrEqualTo(10_000);

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

    /// <summary>Stores what a day brings. Returns how many people turned out to be somebody else.</summary>
    private async Task<int> HappenAsync(RandomWorld world, int day)
    {
        var (interactions, orders) = world.Facts(day);
        var facts = new FactStore(db, world.Calendar);
        await db.WriteAsync(() => facts.AddAsync(database.Corp, interactions, Cancellation), Cancellation);
        await db.WriteAsync(() => facts.SaveAsync(database.Corp, orders, Cancellation), Cancellation);
        if (day < 10 || world.Merge() is not { } merge)
        {
            return 0;
        }

        mergedAway.Add(merge.Gone);
        await db.WriteAsync(() => MergeAsync(facts, merge.Gone, merge.Stays), Cancellation);
        return 1;
    }

    private async Task MergeAsync(FactStore facts, string gone, string stays)
    {
        var ids = await db.Identities.Where(i => i.Value == gone || i.Value == stays)
            .ToDictionaryAsync(i => i.Value, i => i.CustomerId, Cancellation);
        var (from, to) = (ids[gone], ids[stays]);
        await db.Interactions.Where(i => i.CustomerId == from).ExecuteUpdateAsync(i => i.SetProperty(x => x.CustomerId, to), Cancellation);
        await db.Orders.Where(o => o.CustomerId == from).ExecuteUpdateAsync(o => o.SetProperty(x => x.CustomerId, to), Cancellation);
        await db.Identities.Where(i => i.CustomerId == from).ExecuteUpdateAsync(i => i.SetProperty(x => x.CustomerId, to), Cancellation);
        await db.Customers.Where(c => c.Id == from)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.MergedInto, to), Cancellation);
        await db.UpsertAsync([new TouchedCustomer { CustomerId = from, CorpId = database.Corp }], Cancellation);
        await facts.RebuildAsync(database.Corp, [to], Cancellation);
    }

    private async Task PlaceDueAsync(NumberedModel model, DateOnly day, DateOnly? placedThrough)
    {
        var store = new PlacementStore(db);
        foreach (var part in await store.DuePartsAsync(database.Corp, day, Cancellation))
        {
            await store.PlaceDueAsync(database.Corp, part, model, day, Cancellation, placedThrough);
        }
    }

    private async Task PlaceAllAsync(NumberedModel model, DateOnly day, DateOnly? placedThrough)
    {
        var store = new PlacementStore(db);
        for (var part = 0; part < await store.PartsAsync(database.Corp, Cancellation); part++)
        {
            await store.PlaceAllAsync(database.Corp, part, model, day, Cancellation, placedThrough);
        }
    }

    /// <summary>Where everybody stands by what is stored, by the name that stays.</summary>
    private async Task<IReadOnlyList<string>> StandingAsync()
    {
        var names = (await db.Identities.AsNoTracking().ToListAsync(Cancellation)).ToLookup(i => i.CustomerId, i => i.Value);
        var standing = new Dictionary<string, Placement>();
        foreach (var page in await db.PlacementPages.AsNoTracking().ToListAsync(Cancellation))
        {
            for (var i = 0; i < PlacementRecord.PerPage; i++)
            {
                if (PlacementRecord.On(page.Records)[i].ToPlacement() is { } placement)
                {
                    standing[NameOf(names[(page.Number * PlacementRecord.PerPage) + i])] = placement;
                }
            }
        }

        return Lines(standing);
    }

    /// <summary>Of several names of a person the one who was not merged away: the books of the world know them by it.</summary>
    private string NameOf(IEnumerable<string> names) => names.Single(n => !mergedAway.Contains(n));

    /// <summary>
    /// What the calendar cannot change without being due, a line for each person. The numbers behind are those of the day a customer was
    /// placed last.
    /// </summary>
    private static IReadOnlyList<string> Lines(Dictionary<string, Placement> standing) =>
    [
        .. standing.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s =>
            $"{s.Key}: {s.Value.Cell.Key} {s.Value.Stage} back {s.Value.ReactivatedOn:O} next {s.Value.NextOn:O}"),
    ];
}

public sealed class SqliteIncremental(SqliteDatabase database) : IncrementalContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlIncremental(PostgreSqlDatabase database) : IncrementalContract(database), IClassFixture<PostgreSqlDatabase>;
