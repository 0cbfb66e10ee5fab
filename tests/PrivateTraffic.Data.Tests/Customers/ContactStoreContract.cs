using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Data.Tests.Customers;

public abstract class ContactStoreContract(TestDatabase database) : IAsyncLifetime
{
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_of_two_members_is_one_customer_with_two_relations()
    {
        await Save(Pulled("wma", "zhang"), Pulled("wma", "li"), Pulled("wmb", "li"));

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(2);
        (await db.Contacts.CountAsync(Cancellation)).ShouldBe(2);
        (await db.FollowRelations.CountAsync(Cancellation)).ShouldBe(3);
    }

    [Fact]
    public async Task The_same_page_again_changes_nothing()
    {
        await Save(Pulled("wma", "zhang"), Pulled("wmb", "zhang"));
        await db.TouchedCustomers.ExecuteDeleteAsync(Cancellation);

        await Save(Pulled("wma", "zhang"), Pulled("wmb", "zhang"));

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(2);
        (await db.TouchedCustomers.AnyAsync(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_known_by_an_order_with_their_unionid_is_found_again()
    {
        var facts = new FactStore(db, database.Calendar);
        var order = new NewOrder(new IdentityKey(IdentityKind.UnionId, "oUnion1"), "test", "A", At(1), false, 100);
        await db.WriteAsync(() => facts.SaveAsync(database.Corp, [order], Cancellation), Cancellation);

        await Save(Pulled("wma", "zhang", union: "oUnion1"));

        var customer = await db.Customers.AsNoTracking().SingleAsync(Cancellation);
        CustomerHistory.Unpack(customer.History).Orders.Count.ShouldBe(1);
        CustomerHistory.Unpack(customer.History).AddedOn.ShouldBe(new DateOnly(2026, 1, 10));
        (await db.Contacts.SingleAsync(Cancellation)).CustomerId.ShouldBe(customer.Id);
    }

    [Fact]
    public async Task Somebody_known_by_an_order_with_their_phone_is_found_again_and_a_second_contact_with_it_is_somebody_else()
    {
        var facts = new FactStore(db, database.Calendar);
        var order = new NewOrder(new IdentityKey(IdentityKind.Phone, "phone1"), "test", "A", At(1), false, 100);
        await db.WriteAsync(() => facts.SaveAsync(database.Corp, [order], Cancellation), Cancellation);

        await Save(Pulled("wma", "zhang", phone: "phone1"));
        await Save(Pulled("wmb", "li", phone: "phone1"));

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(2);
        var buyer = await db.Orders.Select(o => o.CustomerId).SingleAsync(Cancellation);
        (await db.Contacts.SingleAsync(c => c.ExternalUserId == "wma", Cancellation)).CustomerId.ShouldBe(buyer);
        (await db.Contacts.SingleAsync(c => c.ExternalUserId == "wmb", Cancellation)).CustomerId.ShouldNotBe(buyer);
    }

    [Fact]
    public async Task Two_contacts_with_one_unionid_are_one_customer()
    {
        await Save(Pulled("wma", "zhang", union: "oUnion1"), Pulled("wmb", "zhang", union: "oUnion1"));

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_contact_that_two_pages_bring_at_once_is_one_customer_and_nothing_belongs_to_nobody()
    {
        for (var round = 0; round < 15; round++)
        {
            var external = $"wm{round}";
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
            {
                await using var own = database.Open();
                var page = Pulled(external, $"member{i}", union: $"oUnion{round}", phone: $"phone{round}-{i}");
                await own.WriteAsync(
                    () => new ContactStore(own, database.Calendar).SaveAsync(database.Corp, [page], DateTime.UnixEpoch, Cancellation),
                    Cancellation);
            }));
        }

        (await db.Customers.CountAsync(Cancellation)).ShouldBe(15);
        (await db.FollowRelations.CountAsync(Cancellation)).ShouldBe(60);
        (await db.Identities.CountAsync(Cancellation)).ShouldBe(15 * 6);
        (await db.Identities.CountAsync(i => !db.Customers.Any(c => c.Id == i.CustomerId), Cancellation)).ShouldBe(0);
        (await db.Contacts.CountAsync(c => !db.Customers.Any(x => x.Id == c.CustomerId), Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task The_history_keeps_the_earliest_day_of_adding()
    {
        await Save(Pulled("wma", "zhang", day: 10));
        await Save(Pulled("wma", "li", day: 5));
        await Save(Pulled("wma", "wang", day: 20));

        var customer = await db.Customers.AsNoTracking().SingleAsync(Cancellation);
        CustomerHistory.Unpack(customer.History).AddedOn.ShouldBe(new DateOnly(2026, 1, 6));
        (await db.TouchedCustomers.SingleAsync(Cancellation)).CustomerId.ShouldBe(customer.Id);
    }

    [Fact]
    public async Task A_deletion_by_the_customer_outlives_a_pull_until_they_add_the_member_again()
    {
        await Save(Pulled("wma", "zhang", day: 5));
        await db.FollowRelations.ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Status, RelationStatus.DeletedByCustomer).SetProperty(x => x.EndedAt, At(8)), Cancellation);

        await Save(Pulled("wma", "zhang", day: 5));
        var ended = await db.FollowRelations.AsNoTracking().SingleAsync(Cancellation);
        await Save(Pulled("wma", "zhang", day: 9));
        var again = await db.FollowRelations.AsNoTracking().SingleAsync(Cancellation);

        (ended.Status, ended.EndedAt).ShouldBe((RelationStatus.DeletedByCustomer, At(8)));
        (again.Status, again.EndedAt).ShouldBe((RelationStatus.Active, null));
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.FollowRelations.ExecuteDeleteAsync(Cancellation);
        await db.Contacts.ExecuteDeleteAsync(Cancellation);
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

    private static DateTime At(int day) => new DateTime(2026, 1, 1, 2, 0, 0, DateTimeKind.Utc).AddDays(day);

    private PulledRelation Pulled(string external, string user, string? union = null, int day = 9, string? phone = null) => new(
        new Contact { CorpId = database.Corp, ExternalUserId = external, CustomerId = 0, Name = [1, 2, 3], Type = 1, UnionId = union },
        new FollowRelation { CorpId = database.Corp, UserId = user, ExternalUserId = external, CustomerId = 0, AddedAt = At(day) },
        phone is null ? [] : [phone]);

    private Task Save(params PulledRelation[] page) =>
        db.WriteAsync(
            () => new ContactStore(db, database.Calendar).SaveAsync(database.Corp, page, DateTime.UnixEpoch, Cancellation), Cancellation);
}

public sealed class SqliteContacts(SqliteDatabase database) : ContactStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlContacts(PostgreSqlDatabase database) : ContactStoreContract(database), IClassFixture<PostgreSqlDatabase>;
