using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Data.Tests.Providers;

namespace PrivateTraffic.Data.Tests.Tags;

public abstract class TagMarkContract(TestDatabase database) : IAsyncLifetime
{
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_changes_the_relation_and_waits_for_WeCom_with_who_made_it()
    {
        await PulledAsync("a");

        (await DecideAsync(["b", "a"], [])).ShouldBe(1);

        (await RelationAsync()).Tags.ShouldBe(["a", "b"], ignoreOrder: true);
        var mark = await db.TagMarks.AsNoTracking().SingleAsync(Cancellation);
        (mark.TagId, mark.IsOn, mark.Origin, mark.SetBy, mark.Delivery)
            .ShouldBe(("b", true, TagOrigin.Manual, "zhang", TagDelivery.Waiting));
    }

    [Fact]
    public async Task A_rule_never_changes_what_a_person_has_decided()
    {
        await PulledAsync("given-in-wecom");
        await DecideAsync(["put-on"], []);
        await DecideAsync(["taken-off"], []);
        await DecideAsync([], ["taken-off"]);

        (await DecideAsync(["taken-off"], ["given-in-wecom", "put-on"], TagOrigin.Rule)).ShouldBe(0);
        (await DecideAsync(["of-the-rule"], [], TagOrigin.Rule)).ShouldBe(1);
        (await DecideAsync([], ["of-the-rule"], TagOrigin.Rule)).ShouldBe(1, "what a rule has put on a rule takes off");

        (await RelationAsync()).Tags.ShouldBe(["given-in-wecom", "put-on"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_person_takes_off_what_a_rule_has_put_on_and_the_rule_does_not_put_it_back()
    {
        await PulledAsync();
        await DecideAsync(["vip"], [], TagOrigin.Rule);
        await DecideAsync([], ["vip"]);

        (await DecideAsync(["vip"], [], TagOrigin.Rule)).ShouldBe(0);

        (await RelationAsync()).Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_of_an_older_decision_does_not_pass_for_a_newer_one()
    {
        await PulledAsync();
        await DecideAsync(["a"], []);
        var sent = await db.TagMarks.AsNoTracking().SingleAsync(Cancellation);
        await DecideAsync([], ["a"]);

        var noted = await new TagMarkStore(db).Sent(sent)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Delivery, TagDelivery.Delivered), Cancellation);

        noted.ShouldBe(0);
        (await db.TagMarks.AsNoTracking().SingleAsync(Cancellation)).Delivery.ShouldBe(TagDelivery.Waiting);
    }

    [Fact]
    public async Task What_was_refused_is_tried_again_when_asked_for_again_and_forgotten_when_its_opposite_is()
    {
        await PulledAsync();
        await DecideAsync(["a", "b"], []);
        await FailAsync();
        (await RelationAsync()).Tags.ShouldBeEmpty("WeCom does not have them");

        (await DecideAsync(["a"], ["b"])).ShouldBe(1);

        (await RelationAsync()).Tags.ShouldBe(["a"]);
        var left = await db.TagMarks.AsNoTracking().SingleAsync(Cancellation);
        (left.TagId, left.Delivery, left.Attempts, left.Problem).ShouldBe(("a", TagDelivery.Waiting, 0, null));
    }

    [Fact]
    public async Task A_pull_that_asked_before_the_delivery_does_not_undo_it_and_one_that_asked_afterwards_knows_better()
    {
        await PulledAsync();
        await DecideAsync(["a"], []);
        await db.TagMarks.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.Delivery, TagDelivery.Delivered).SetProperty(x => x.DeliveredAt, At(10)), Cancellation);

        await SaveAsync(At(9));
        (await RelationAsync()).Tags.ShouldBe(["a"]);

        await SaveAsync(At(11));
        (await RelationAsync()).Tags.ShouldBeEmpty();
        var mark = await db.TagMarks.AsNoTracking().SingleAsync(Cancellation);
        (mark.Origin, mark.IsOn, mark.SetBy).ShouldBe((TagOrigin.WeCom, false, null));
    }

    [Fact]
    public async Task More_tags_than_WeCom_allows_are_refused_and_nothing_is_stored()
    {
        await PulledAsync([.. Enumerable.Range(0, TagMarkStore.MostTags - 1).Select(n => $"t{n}")]);
        (await DecideAsync(["last"], [])).ShouldBe(1);

        await Should.ThrowAsync<TagsFullException>(() => DecideAsync(["one-more"], []));

        (await RelationAsync()).Tags.Count.ShouldBe(TagMarkStore.MostTags);
        (await db.TagMarks.AnyAsync(m => m.TagId == "one-more", Cancellation)).ShouldBeFalse();
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.TagMarks.ExecuteDeleteAsync(Cancellation);
        await db.FollowRelations.ExecuteDeleteAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await db.DisposeAsync();
    }

    private static DateTime At(int day) => new DateTime(2026, 1, 1, 2, 0, 0, DateTimeKind.Utc).AddDays(day);

    private Task PulledAsync(params string[] tags) => SaveAsync(At(1), tags);

    private Task SaveAsync(DateTime askedAt, params string[] tags) => db.WriteAsync(
        () => new ContactStore(db, database.Calendar).SaveAsync(
            database.Corp,
            [
                new PulledRelation(
                    new Contact { CorpId = database.Corp, ExternalUserId = "wma", CustomerId = 0, Name = [1, 2, 3], Type = 1 },
                    new FollowRelation
                    {
                        CorpId = database.Corp,
                        UserId = "zhang",
                        ExternalUserId = "wma",
                        CustomerId = 0,
                        AddedAt = At(0),
                        Tags = [.. tags],
                    },
                    []),
            ],
            askedAt,
            Cancellation),
        Cancellation);

    private Task<FollowRelation> RelationAsync() => db.FollowRelations.AsNoTracking().SingleAsync(Cancellation);

    private async Task<int> DecideAsync(string[] add, string[] remove, TagOrigin origin = TagOrigin.Manual)
    {
        var decision = new TagDecision(await RelationAsync(), add, remove, origin, origin == TagOrigin.Manual ? "zhang" : null, At(5));
        return await db.WriteAsync(() => new TagMarkStore(db).DecideAsync(decision, Cancellation), Cancellation);
    }

    private async Task FailAsync()
    {
        var (relation, marks) = (await RelationAsync(), await db.TagMarks.AsNoTracking().ToListAsync(Cancellation));
        await db.WriteAsync(
            () => new TagMarkStore(db).FailAsync(relation, marks, "WeCom mark_tag failed: 40068 x", 40068, Cancellation), Cancellation);
    }
}

public sealed class SqliteTagMarks(SqliteDatabase database) : TagMarkContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlTagMarks(PostgreSqlDatabase database) : TagMarkContract(database), IClassFixture<PostgreSqlDatabase>;
