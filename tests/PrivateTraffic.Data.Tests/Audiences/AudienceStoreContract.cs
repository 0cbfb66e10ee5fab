using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Data.Tests.Audiences;

public abstract class AudienceStoreContract(TestDatabase database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_stored_is_read_back_and_gone_when_removed()
    {
        await using var db = database.Open();
        var store = new AudienceStore(db);
        var time = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);
        var id = await store.AddAsync(
            new Audience
            {
                CorpId = database.Corp,
                Name = "沉默的老客",
                Kind = AudienceKind.Snapshot,
                Definition = "band is silent",
                CreatedBy = "ann",
                CreatedAt = time,
                ChangedAt = time,
            },
            Cancellation);
        var audience = (await store.FindAsync(database.Corp, id, Cancellation))!;
        (audience.Members, audience.Size, audience.BuiltAt) = (PackedIds.Pack([7, 3, 3, 900_000_000_000]), 3, time);
        await store.SaveAsync(audience, Cancellation);

        var read = (await store.FindAsync(database.Corp, "沉默的老客", Cancellation))!;

        (read.Kind, read.Definition, read.Size, read.BuiltAt).ShouldBe((AudienceKind.Snapshot, "band is silent", 3, time));
        PackedIds.Unpack(read.Members!).ShouldBe([3, 7, 900_000_000_000]);
        (await store.AllAsync(database.Corp, Cancellation)).Single(a => a.Id == id).Members.ShouldBeNull("lists do without");
        (await store.FindAsync(database.OtherCorp, id, Cancellation)).ShouldBeNull("it belongs to another company");
        (await store.IsTakenAsync(database.Corp, "沉默的老客", null, Cancellation)).ShouldBeTrue();
        (await store.IsTakenAsync(database.Corp, "沉默的老客", id, Cancellation)).ShouldBeFalse();
        await store.RemoveAsync(database.OtherCorp, id, Cancellation);
        (await store.FindAsync(database.Corp, id, Cancellation)).ShouldNotBeNull();
        await store.RemoveAsync(database.Corp, id, Cancellation);
        (await store.FindAsync(database.Corp, id, Cancellation)).ShouldBeNull();
    }
}

public sealed class SqliteAudiences(SqliteDatabase database) : AudienceStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlAudiences(PostgreSqlDatabase database) : AudienceStoreContract(database), IClassFixture<PostgreSqlDatabase>;
