using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Groups;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Data.Tests.Audiences;

public abstract class AudienceIndexContract(TestDatabase database) : IAsyncLifetime
{
    private const int Customers = 300;
    private static readonly NumberedModel Model = new(0, new SegmentationModel());
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly string[] Conditions =
    [
        "band in (low, high)", "stage is not potential", "cell is silent.lapsed", "lifecycle in (growth, mature)", "rfm is key-value",
        "rfm not in (general-recall, key-recall)", "tag is VIP", "tag has all (\"Level/VIP\", et1)", "tag is not \"高意向\"",
        "tag is \"Twin\"", "group is \"Club\"", "member in (ann, \"Bob Li\")", "channel is spring", "relation is deletedByCustomer",
        "relation is not active", "orders >= 2", "orders in 30 days = 0", "spent in 60 days > 80",
        "interactions (chat, open) in 20 days >= 2",
        "active_days < 3", "days_since_order <= 20", "days_since_interaction (like) > 9", "days_since_added < 40", "added >= 2026-01-20",
        "last_order < 2026-02-10", "did not (chat, order) in 25 days", "order then chat within 15 days",
        "chat then no order within 10 days in 50 days",
        "bucket 1 to 3 of 10 seed \"s\"",
    ];

    private static readonly string[] Chats = ["wr1", "wr2"];

    private readonly ManualClock clock = new(new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<(long Id, DateOnly Day), AudienceSubject?> known = [];
    private PrivateTrafficDb db = null!;
    private AudienceIndex index = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(35)]
    public async Task The_columns_decide_as_the_explanation_of_each_customer_does(int daysAgo)
    {
        var (day, random) = (new AudienceDay(Today.AddDays(-daysAgo), daysAgo == 0, Model), new Random(daysAgo));
        foreach (var text in Conditions.Concat(Enumerable.Range(0, 25).Select(_ => Combined(random))))
        {
            var definition = AudienceParser.Parse(text);

            var count = await index.CountAsync(database.Corp, definition, day, within: null, withEffects: true, Cancellation);

            (await ExplainedAsync(definition, day)).ShouldBe(count.Ids().ToList(), text);
            count.Unknown.ShouldBeEmpty(text);
        }
    }

    [Fact]
    public async Task Each_condition_says_how_many_it_holds_for_and_how_many_there_were_without_it()
    {
        var count = await CountAsync("band is silent and (tag is VIP or orders >= 2) exclude member is ann", withEffects: true);

        count.Effects.Select(e => (e.Holds, e.Without)).ShouldBe(
        [
            (await SizeAsync("band is silent"), await SizeAsync("(tag is VIP or orders >= 2) exclude member is ann")),
            (await SizeAsync("tag is VIP"), await SizeAsync("band is silent and orders >= 2 exclude member is ann")),
            (await SizeAsync("orders >= 2"), await SizeAsync("band is silent and tag is VIP exclude member is ann")),
            (await SizeAsync("member is ann"), await SizeAsync("band is silent and (tag is VIP or orders >= 2)")),
        ]);
    }

    [Fact]
    public async Task Only_customers_who_may_be_seen_are_counted_anywhere()
    {
        var mine = Enumerable.Range(1, 40).Select(i => (long)i * 3).ToHashSet();

        var count = await index.CountAsync(
            database.Corp, AudienceParser.Parse("not tag is VIP"), Day(), mine, withEffects: true, Cancellation);

        count.Everybody.Count.ShouldBe(40);
        count.Ids().ShouldBeSubsetOf(mine);
        count.Effects.Single().Holds.ShouldBe(40 - count.Members.Count);
        count.Effects.Single().Without.ShouldBe(40);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_and_holds_for_nobody()
    {
        var count = await CountAsync("tag in (VIP, Vip) or channel is autumn");

        count.Unknown.ShouldBe([(SetField.Tag, "Vip"), (SetField.Channel, "autumn")]);
        count.Members.Count.ShouldBe(await SizeAsync("tag is VIP"));
    }

    [Fact]
    public async Task Placements_are_seen_at_once_and_tags_after_ten_minutes_at_the_latest()
    {
        var (silent, tagged) = (await SizeAsync("band is silent"), await SizeAsync("tag is Unused"));
        await db.FollowRelations.Where(r => r.UserId == "ann").ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Tags, new List<string> { "et4" }), Cancellation);
        await db.PlacementPages.Where(p => p.Number == 1).ExecuteUpdateAsync(
            p => p.SetProperty(x => x.Records, new byte[PlacementRecord.PerPage * PlacementRecord.Size]).SetProperty(x => x.Revision, 99),
            Cancellation);

        (await SizeAsync("band is silent")).ShouldBeLessThan(silent);
        tagged.ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(11));
        (await SizeAsync("tag is Unused")).ShouldBe(await SizeAsync("member is ann"));
    }

    [Fact]
    public async Task The_next_people_are_those_with_greater_numbers()
    {
        var count = await CountAsync("orders >= 1");
        var ids = count.Ids().ToList();

        count.Ids(ids[10]).ShouldBe(ids.Skip(11));
        count.Ids(ids[10] - 1).First().ShouldBeGreaterThanOrEqualTo(ids[10] - 1);
        count.Ids(ids[^1]).ShouldBeEmpty();
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.PlacementPages.ExecuteDeleteAsync(Cancellation);
        await db.Customers.ExecuteDeleteAsync(Cancellation);
        await db.FollowRelations.ExecuteDeleteAsync(Cancellation);
        await db.Contacts.ExecuteDeleteAsync(Cancellation);
        await db.GroupChatMembers.ExecuteDeleteAsync(Cancellation);
        await db.GroupChats.ExecuteDeleteAsync(Cancellation);
        await db.CorpTags.ExecuteDeleteAsync(Cancellation);
        await db.CorpTagGroups.ExecuteDeleteAsync(Cancellation);
        await db.Members.ExecuteDeleteAsync(Cancellation);
        AddNames();
        var random = new Random(5);
        for (var id = 1; id <= Customers; id++)
        {
            AddCustomer(random, id);
        }

        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();
        await new PlacementStore(db).PlaceAllAsync(database.Corp, 0, Model, Today, Cancellation);
        index = new AudienceIndex(new Factory(database), database.Index, clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        index?.Dispose();
        if (db is not null)
        {
            await db.DisposeAsync();
        }
    }

    private static AudienceDay Day() => new(Today, IsToday: true, Model);

    private static string Combined(Random random)
    {
        string One() => Conditions[random.Next(Conditions.Length)];
        string[] groups = ["all", "any", "none"];
        string Group() => $"{groups[random.Next(3)]} ({One()}, {One()}, {groups[random.Next(3)]} ({One()}, {One()}))";
        return random.Next(2) == 0 ? Group() : $"{Group()} exclude {Group()}";
    }

    private Task<AudienceCount> CountAsync(string text, bool withEffects = false) =>
        index.CountAsync(database.Corp, AudienceParser.Parse(text), Day(), within: null, withEffects, Cancellation);

    private async Task<long> SizeAsync(string text) => (await CountAsync(text)).Members.Count;

    private async Task<List<long>> ExplainedAsync(AudienceDefinition definition, AudienceDay day)
    {
        var (subjects, found) = (new AudienceSubjects(db), new List<long>());
        for (var id = 1L; id <= Customers; id++)
        {
            var segment = await index.SegmentOfAsync(database.Corp, id, day, Cancellation);
            if (await SubjectAsync(id) is { } subject
                && AudienceExplanation.Of(definition, subject with { Segment = segment }, day.Day).IsIn)
            {
                found.Add(id);
            }
        }

        return found;

        async Task<AudienceSubject?> SubjectAsync(long id) => known.TryGetValue((id, day.Day), out var subject)
            ? subject
            : known[(id, day.Day)] = await subjects.ReadAsync(database.Corp, id, day, null, Cancellation);
    }

    private void AddNames()
    {
        db.AddRange(
            new CorpTagGroup { CorpId = database.Corp, GroupId = "g1", Name = "Level" },
            new CorpTagGroup { CorpId = database.Corp, GroupId = "g2", Name = "Other" },
            new CorpTag { CorpId = database.Corp, TagId = "et1", GroupId = "g1", Name = "VIP" },
            new CorpTag { CorpId = database.Corp, TagId = "et2", GroupId = "g1", Name = "高意向" },
            new CorpTag { CorpId = database.Corp, TagId = "et3", GroupId = "g1", Name = "Twin" },
            new CorpTag { CorpId = database.Corp, TagId = "et5", GroupId = "g2", Name = "Twin" },
            new CorpTag { CorpId = database.Corp, TagId = "et4", GroupId = "g2", Name = "Unused" },
            new Members.Member { CorpId = database.Corp, UserId = "ann", Name = "Ann" },
            new Members.Member { CorpId = database.Corp, UserId = "bob", Name = "Bob Li" },
            new GroupChat
            {
                CorpId = database.Corp,
                ChatId = "wr1",
                Name = "Club",
                OwnerUserId = "ann",
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            },
            new GroupChat
            {
                CorpId = database.Corp,
                ChatId = "wr2",
                Name = "Club",
                OwnerUserId = "ann",
                CreatedAt = clock.GetUtcNow().UtcDateTime,
                DissolvedAt = clock.GetUtcNow().UtcDateTime,
            });
    }

    private void AddCustomer(Random random, long id)
    {
        var history = CustomerHistory.Empty
            .WithAddedOn(random.Next(5) == 0 ? null : Today.AddDays(-random.Next(90)))
            .WithInteractions(Enumerable.Range(0, random.Next(12)).Select(
                _ => new Interaction((InteractionKind)random.Next(5), Time(random))))
            .WithOrders(Enumerable.Range(0, Math.Max(0, random.Next(6) - 2)).Select(_ => new Order(Time(random), random.Next(20_000))));
        db.Add(new Customer { Id = id, CorpId = database.Corp, History = history.Pack() });
        if (random.Next(6) == 0)
        {
            return;
        }

        var external = $"wm{id}";
        db.Add(new Contact { CorpId = database.Corp, ExternalUserId = external, CustomerId = id, Name = [], Type = 1 });
        foreach (var member in random.Next(3) == 0 ? new[] { "ann", "bob" } : random.Next(2) == 0 ? ["ann"] : ["bob"])
        {
            string[] tags = ["et1", "et2", "et3", "et5"];
            db.Add(new FollowRelation
            {
                CorpId = database.Corp,
                UserId = member,
                ExternalUserId = external,
                CustomerId = id,
                AddedAt = clock.GetUtcNow().UtcDateTime,
                Tags = [.. tags.Where(_ => random.Next(4) == 0)],
                Channel = random.Next(20) == 0 ? "spring" : null,
                Status = (RelationStatus)(random.Next(4) % 3),
            });
        }

        foreach (var chat in Chats.Where(_ => random.Next(4) == 0))
        {
            db.Add(new GroupChatMember
            {
                CorpId = database.Corp,
                ChatId = chat,
                UserId = external,
                IsExternal = true,
                JoinedAt = clock.GetUtcNow().UtcDateTime,
                LeftAt = random.Next(3) == 0 ? clock.GetUtcNow().UtcDateTime : null,
            });
        }
    }

    private static FactTime Time(Random random) =>
        new(Today.AddDays(-random.Next(100)), random.Next(6) == 0 ? null : random.Next(86_400));

    private sealed class Factory(TestDatabase database) : IDbContextFactory<PrivateTrafficDb>
    {
        public PrivateTrafficDb CreateDbContext() => database.Open();
    }
}

public sealed class SqliteAudienceIndex(SqliteDatabase database) : AudienceIndexContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlAudienceIndex(PostgreSqlDatabase database)
    : AudienceIndexContract(database), IClassFixture<PostgreSqlDatabase>;
