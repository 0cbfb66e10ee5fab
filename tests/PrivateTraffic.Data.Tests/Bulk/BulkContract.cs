using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Data.Tests.Providers;

namespace PrivateTraffic.Data.Tests.Bulk;

public abstract class BulkContract(TestDatabase database) : IAsyncLifetime
{
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upsert_inserts_new_rows_changes_those_that_differ_and_leaves_the_rest()
    {
        var first = await Upsert(Relation("wma", "old"), Relation("wmb", "same"));
        var second = await Upsert(Relation("wma", "new"), Relation("wmb", "same"), Relation("wmc", "first"));

        first.ShouldBe(2);
        second.ShouldBe(2);
        (await Channels()).ShouldBe(["wma new", "wmb same", "wmc first"]);
    }

    [Fact]
    public async Task Of_rows_with_the_same_key_an_upsert_keeps_the_last()
    {
        await Upsert(Relation("wma", "one"), Relation("wmb", "x"), Relation("wma", "two"));

        (await Channels()).ShouldBe(["wma two", "wmb x"]);
    }

    [Fact]
    public async Task Columns_that_are_set_once_stay_as_they_were()
    {
        await Upsert(Relation("wma", "one", customer: 7));
        await Upsert(Relation("wma", "two", customer: 8));

        (await db.FollowRelations.AsNoTracking().SingleAsync(Cancellation)).CustomerId.ShouldBe(7);
    }

    [Fact]
    public async Task Only_rows_with_a_new_key_are_inserted_and_they_are_named_in_order()
    {
        await InsertNew(Identity("b"), Identity("d"));

        var inserted = await InsertNew(Identity("a"), Identity("b", customer: 99), Identity("c"), Identity("a", customer: 99));

        inserted.Select(i => (i.Value, i.CustomerId)).ShouldBe([("a", 1), ("c", 1)]);
        (await db.Identities.AsNoTracking().SumAsync(i => i.CustomerId, Cancellation)).ShouldBe(4);
    }

    [Fact]
    public async Task A_record_whose_key_the_caller_made_is_stored_once_though_it_is_told_twice()
    {
        var id = Guid.NewGuid();
        await db.WriteAsync(() => db.InsertNewAsync([Send(id, SendOutcome.Sent)], Cancellation), Cancellation);
        await db.WriteAsync(() => db.InsertNewAsync([Send(id, SendOutcome.Failed)], Cancellation), Cancellation);

        (await db.ScriptSends.AsNoTracking().SingleAsync(s => s.Id == id, Cancellation)).Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task Every_type_of_column_survives_the_way_there_and_back()
    {
        var sent = new FollowRelation
        {
            CorpId = database.Corp,
            UserId = "zhang",
            ExternalUserId = "wm'quoted\"\\",
            CustomerId = long.MaxValue,
            AddedAt = new DateTime(2026, 2, 28, 15, 59, 59, 123, DateTimeKind.Utc),
            Remark = [0, 255, 39, 0],
            Channel = "渠道 😀",
            Tags = ["et1", "带,逗号\"引号"],
            Status = RelationStatus.DeletedByCustomer,
            EndedAt = null,
            SeenInRun = 42,
        };

        await Upsert(sent);

        var got = await db.FollowRelations.AsNoTracking().SingleAsync(Cancellation);
        got.ShouldBeEquivalentTo(sent);
        got.AddedAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Rows_are_appended_with_keys_made_by_the_database()
    {
        var day = new DateOnly(2026, 3, 1);

        await db.WriteAsync(
            () => db.AppendAsync([Transition(1, day), Transition(1, day), Transition(2, day.AddDays(1))], Cancellation), Cancellation);

        var stored = await db.Transitions.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Cancellation);
        stored.Select(t => (t.CustomerId, t.Day)).ShouldBe([(1, day), (1, day), (2, day.AddDays(1))]);
        stored.Select(t => t.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task What_fails_half_way_leaves_nothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => db.WriteAsync(async () =>
        {
            await db.UpsertAsync([Relation("wma", "x")], Cancellation);
            throw new InvalidOperationException("stop");
        }, Cancellation));

        (await db.FollowRelations.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Bulk_writes_outside_a_transaction_are_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() => db.UpsertAsync([Relation("wma", "x")], Cancellation));

    [Fact]
    public async Task Customer_ids_are_never_given_twice()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            await db.WriteAsync(async () =>
            {
                var next = await db.Dialect.NextCustomerIdsAsync(db, 5, Cancellation);
                ids.AddRange(next);
                await db.UpsertAsync([.. next.Select(id => new Customer { Id = id, CorpId = database.Corp, History = [1] })], Cancellation);
            }, Cancellation);
        }

        ids.ShouldBeUnique();
        ids.ShouldBe(ids.Order());
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.FollowRelations.ExecuteDeleteAsync(Cancellation);
        await db.Identities.ExecuteDeleteAsync(Cancellation);
        await db.Transitions.ExecuteDeleteAsync(Cancellation);
        await db.Customers.ExecuteDeleteAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await db.DisposeAsync();
    }

    private async Task<int> Upsert(params FollowRelation[] rows)
    {
        var changed = 0;
        await db.WriteAsync(async () => changed = await db.UpsertAsync(rows, Cancellation), Cancellation);
        return changed;
    }

    private async Task<IReadOnlyList<Identity>> InsertNew(params Identity[] rows)
    {
        IReadOnlyList<Identity> inserted = [];
        await db.WriteAsync(async () => inserted = await db.InsertNewAsync(rows, Cancellation), Cancellation);
        return inserted;
    }

    private Task<List<string>> Channels() =>
        db.FollowRelations.AsNoTracking().OrderBy(r => r.ExternalUserId).Select(r => r.ExternalUserId + " " + r.Channel)
            .ToListAsync(Cancellation);

    private FollowRelation Relation(string external, string channel, long customer = 1) => new()
    {
        CorpId = database.Corp,
        UserId = "zhang",
        ExternalUserId = external,
        CustomerId = customer,
        AddedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Channel = channel,
    };

    private Identity Identity(string value, long customer = 1) =>
        new() { CorpId = database.Corp, Kind = IdentityKind.ShopAccount, Value = value, CustomerId = customer };

    private ScriptSend Send(Guid id, SendOutcome outcome) => new()
    {
        Id = id,
        CorpId = database.Corp,
        CustomerId = 1,
        UserId = "zhang",
        ScriptKey = "key",
        At = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Outcome = outcome,
        Cell = 3,
        Stage = 2,
    };

    private Transition Transition(long customer, DateOnly day) =>
        new() { CorpId = database.Corp, CustomerId = customer, Day = day, ModelVersion = 1, ToCell = 3, ToStage = 2, FromCell = null };
}

public sealed class SqliteBulk(SqliteDatabase database) : BulkContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlBulk(PostgreSqlDatabase database) : BulkContract(database), IClassFixture<PostgreSqlDatabase>;
