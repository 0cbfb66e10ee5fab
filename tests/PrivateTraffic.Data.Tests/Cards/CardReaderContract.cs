using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Groups;
using PrivateTraffic.Data.Members;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Tests.Cards;

public abstract class CardReaderContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateTime Morning = new(2026, 3, 1, 2, 0, 0, DateTimeKind.Utc);
    private PrivateTrafficDb db = null!;
    private CardReader reader = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_holds_what_the_tables_say()
    {
        await Fill();

        var card = await Read("wma", "zhang");

        card!.Contact.ShouldBeEquivalentTo(
            await db.Contacts.AsNoTracking().SingleAsync(c => c.CorpId == database.Corp && c.ExternalUserId == "wma", Cancellation));
        card.History.ShouldBe([1, 2, 3]);
        card.MemberName.ShouldBe("张三");
        card.Relations.Select(r => (r.Relation.UserId, r.MemberName, r.Relation.AddedAt, r.Relation.Status)).ShouldBe(
        [
            ("li", null, Morning.AddDays(-1), RelationStatus.DeletedByMember),
            ("zhang", "张三", Morning.AddDays(-9), RelationStatus.Active),
        ]);
        var mine = card.Relations[1].Relation;
        mine.Remark.ShouldBe([9, 0, 255]);
        mine.Phones.ShouldBe([7]);
        (mine.Description, mine.AddWay, mine.Channel).ShouldBe((null, 3, "渠道 A"));
        card.Tags.ShouldBe([new("t2", "常客", "二组"), new("t1", "新客", "一组")]);
        card.Groups.ShouldBe([new("g2", "", Morning.AddDays(-2)), new("g1", "妈妈群", Morning.AddDays(-5))]);
        card.Orders.ShouldBe(
        [
            new("o4", "shop", Morning.AddDays(-1), true, 400, 0, null, null),
            new("o3", "shop", Morning.AddDays(-2), false, 300, 120, "母婴", "小程序"),
            new("o2", "shop", Morning.AddDays(-3), false, 200, 0, null, null),
        ]);
        card.Interactions.Select(i => (i.Kind, i.OccurredAt, i.IsDateOnly, i.Source)).ShouldBe(
            Enumerable.Range(1, 5).Select(i => (InteractionKind.Like, Morning.AddHours(-i), false, "moment")));
    }

    [Fact]
    public async Task Sends_are_the_latest_five_and_all_since_the_day_asked_for()
    {
        await Fill();
        db.AddRange(Enumerable.Range(1, 7).Select(i => Send(i, Morning.AddDays(-i))));
        await db.SaveChangesAsync(Cancellation);

        var lately = await Read("wma", "zhang", since: Morning.AddDays(-2));
        var more = await Read("wma", "zhang", since: Morning.AddDays(-6));

        lately!.Sends.Select(s => s.ScriptKey).ShouldBe(["s1", "s2", "s3", "s4", "s5"]);
        more!.Sends.Select(s => s.ScriptKey).ShouldBe(["s1", "s2", "s3", "s4", "s5", "s6"]);
        more.Sends[0].ShouldBe(new CardSend("s1", Morning.AddDays(-1), "zhang", "张三", SendOutcome.Sent));
    }

    [Fact]
    public async Task The_model_is_the_latest_in_effect_on_the_day()
    {
        await Fill();
        var models = new ModelStore(db, TimeProvider.System);
        (await Read("wma", "zhang"))!.ModelNumber.ShouldBe(0);

        await models.AddAsync(database.Corp, new SegmentationModel(), new DateOnly(2026, 2, 1), Cancellation);
        await models.AddAsync(database.Corp, new SegmentationModel(), new DateOnly(2026, 3, 2), Cancellation);

        (await Read("wma", "zhang"))!.ModelNumber.ShouldBe(1);
        (await Read("wma", "zhang", today: new DateOnly(2026, 3, 2)))!.ModelNumber.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_written_between_two_reads_is_on_the_second()
    {
        await Fill();
        await Read("wma", "zhang");

        await db.Members.ExecuteUpdateAsync(m => m.SetProperty(x => x.Name, "张三丰"), Cancellation);
        await db.Contacts.ExecuteUpdateAsync(c => c.SetProperty(x => x.Avatar, "https://example.org/new.png"), Cancellation);

        var card = await Read("wma", "zhang");
        card!.MemberName.ShouldBe("张三丰");
        card.Contact.Avatar.ShouldBe("https://example.org/new.png");
    }

    [Fact]
    public async Task A_contact_of_nobody_and_one_of_another_corp_are_not_found()
    {
        await Fill();

        (await Read("wmnobody", "zhang")).ShouldBeNull();
        (await reader.ReadAsync(new CardQuery(database.OtherCorp, "wma", "zhang", new DateOnly(2026, 3, 1), Morning), Cancellation))
            .ShouldBeNull();
    }

    [Fact]
    public async Task A_customer_merged_into_another_has_no_history()
    {
        await Fill();
        await db.Customers.ExecuteUpdateAsync(c => c.SetProperty(x => x.MergedInto, 99), Cancellation);

        (await Read("wma", "zhang"))!.History.ShouldBeNull();
    }

    [Fact]
    public async Task Many_at_once_get_each_their_own()
    {
        await Fill();
        string[] members = ["zhang", "li", "nobody"];

        var cards = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Read("wma", members[i % 3])));

        cards.Select(c => (c!.MemberName, c.Tags.Count))
            .ShouldBe(Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? ((string?)"张三", 2) : (null, 0)));
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        reader = new CardReader(new Factory(database));
        await db.Contacts.ExecuteDeleteAsync(Cancellation);
        await db.FollowRelations.ExecuteDeleteAsync(Cancellation);
        await db.Customers.ExecuteDeleteAsync(Cancellation);
        await db.Members.ExecuteDeleteAsync(Cancellation);
        await db.CorpTags.ExecuteDeleteAsync(Cancellation);
        await db.CorpTagGroups.ExecuteDeleteAsync(Cancellation);
        await db.GroupChats.ExecuteDeleteAsync(Cancellation);
        await db.GroupChatMembers.ExecuteDeleteAsync(Cancellation);
        await db.Orders.ExecuteDeleteAsync(Cancellation);
        await db.Refunds.ExecuteDeleteAsync(Cancellation);
        await db.Interactions.ExecuteDeleteAsync(Cancellation);
        await db.ScriptSends.ExecuteDeleteAsync(Cancellation);
        await db.ModelVersions.ExecuteDeleteAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        reader?.Dispose();
        await db.DisposeAsync();
    }

    private Task<CardRecord?> Read(string external, string member, DateTime? since = null, DateOnly? today = null) => reader.ReadAsync(
        new CardQuery(database.Corp, external, member, today ?? new DateOnly(2026, 3, 1), since ?? Morning.AddDays(-31)), Cancellation);

    /// <summary>One customer with more of everything than a card shows, and a neighbour of whom nothing may appear on it.</summary>
    private async Task Fill()
    {
        foreach (var (id, external) in new[] { (1L, "wma"), (2L, "wmb") })
        {
            db.Add(new Customer { Id = id, CorpId = database.Corp, History = [1, 2, (byte)(2 + id)] });
            db.Add(new Contact { CorpId = database.Corp, ExternalUserId = external, CustomerId = id, Name = [5, 0], Type = 2, Gender = 1, CompanyName = "某公司" });
            db.Add(Relation(id, external, "zhang", Morning.AddDays(-9), RelationStatus.Active));
            db.Add(new GroupChatMember { CorpId = database.Corp, ChatId = "g1", UserId = external, IsExternal = true, JoinedAt = Morning.AddDays(-5) });
            db.AddRange(Enumerable.Range(1, 4).Select(i => Order(id, external, i)));
            db.AddRange(Enumerable.Range(1, 7).Select(i => Like(id, external, i)));
        }

        db.Add(Relation(1, "wma", "li", Morning.AddDays(-1), RelationStatus.DeletedByMember));
        db.Add(new Member { CorpId = database.Corp, UserId = "zhang", Name = "张三" });
        db.AddRange(Group("g1", "妈妈群"), Group("g2", ""), Group("g3", "解散了", dissolved: true));
        db.AddRange(Joined("g2", -2), Joined("g3", -3), Joined("g4", -4));
        db.AddRange(
            new CorpTagGroup { CorpId = database.Corp, GroupId = "gr1", Name = "一组", SortOrder = 1 },
            new CorpTagGroup { CorpId = database.Corp, GroupId = "gr2", Name = "二组", SortOrder = 2 },
            new CorpTag { CorpId = database.Corp, TagId = "t1", GroupId = "gr1", Name = "新客" },
            new CorpTag { CorpId = database.Corp, TagId = "t2", GroupId = "gr2", Name = "常客" },
            new CorpTag { CorpId = database.Corp, TagId = "t3", GroupId = "gr2", Name = "没有给的" });
        db.Add(new RecordedRefund { CorpId = database.Corp, Source = "shop", OrderNumber = "o3", Number = "1", RefundedAt = Morning, Amount = 100 });
        db.Add(new RecordedRefund { CorpId = database.Corp, Source = "shop", OrderNumber = "o3", Number = "2", RefundedAt = Morning, Amount = 20 });
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();
    }

    private FollowRelation Relation(long customer, string external, string member, DateTime addedAt, RelationStatus status) => new()
    {
        CorpId = database.Corp,
        UserId = member,
        ExternalUserId = external,
        CustomerId = customer,
        AddedAt = addedAt,
        Remark = [9, 0, 255],
        Phones = [7],
        AddWay = 3,
        Channel = "渠道 A",
        Tags = member == "zhang" ? ["t1", "t2", "gone"] : [],
        Status = status,
    };

    private RecordedOrder Order(long customer, string external, int number) => new()
    {
        CorpId = database.Corp,
        Source = "shop",
        Number = external == "wma" ? $"o{number}" : $"{external}-{number}",
        CustomerId = customer,
        PaidAt = Morning.AddDays(number - 5),
        IsDateOnly = number == 4,
        Amount = number * 100,
        Category = number == 3 ? "母婴" : null,
        Channel = number == 3 ? "小程序" : null,
    };

    private RecordedInteraction Like(long customer, string external, int number) => new()
    {
        CorpId = database.Corp,
        Source = "moment",
        SourceId = $"{external}-{number}",
        CustomerId = customer,
        Kind = InteractionKind.Like,
        OccurredAt = Morning.AddHours(-number),
    };

    private GroupChat Group(string id, string name, bool dissolved = false) => new()
    {
        CorpId = database.Corp,
        ChatId = id,
        Name = name,
        OwnerUserId = "zhang",
        CreatedAt = Morning,
        DissolvedAt = dissolved ? Morning : null,
    };

    private GroupChatMember Joined(string chat, int days) => new()
    {
        CorpId = database.Corp,
        ChatId = chat,
        UserId = "wma",
        IsExternal = true,
        JoinedAt = Morning.AddDays(days),
    };

    private ScriptSend Send(int number, DateTime at) => new()
    {
        Id = Guid.NewGuid(),
        CorpId = database.Corp,
        CustomerId = 1,
        UserId = "zhang",
        ScriptKey = $"s{number}",
        At = at,
        Outcome = SendOutcome.Sent,
        Cell = 0,
        Stage = 0,
    };

    private sealed class Factory(TestDatabase database) : IDbContextFactory<PrivateTrafficDb>
    {
        public PrivateTrafficDb CreateDbContext() => database.Open();
    }
}

public sealed class SqliteCards(SqliteDatabase database) : CardReaderContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlCards(PostgreSqlDatabase database) : CardReaderContract(database), IClassFixture<PostgreSqlDatabase>;
