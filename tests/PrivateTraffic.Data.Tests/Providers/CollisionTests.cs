using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Members;

namespace PrivateTraffic.Data.Tests.Providers;

/// <summary>Transactions that wait for each other: only a database with several writers knows them.</summary>
public sealed class CollisionTests(PostgreSqlDatabase database) : IClassFixture<PostgreSqlDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_the_database_ends_because_two_waited_for_each_other_is_done_again()
    {
        await using (var db = database.Open())
        {
            await db.WriteAsync(() => db.UpsertAsync([MemberOf("a"), MemberOf("b")], Cancellation), Cancellation);
        }

        var (one, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Task.WhenAll(Rename("a", "b", one, other.Task), Rename("b", "a", other, one.Task));

        await using var after = database.Open();
        var names = await after.Members.AsNoTracking().Select(m => m.Name).Distinct().ToListAsync(Cancellation);
        names.Single().ShouldBeOneOf("a then b", "b then a");
    }

    [Fact]
    public async Task Work_that_fails_for_another_reason_is_not_done_again()
    {
        await using var db = database.Open();
        var attempts = 0;

        await Should.ThrowAsync<InvalidOperationException>(() => db.WriteAsync(() =>
        {
            attempts++;
            throw new InvalidOperationException("no");
        }, Cancellation));

        attempts.ShouldBe(1);
    }

    /// <summary>Changes one member and, when the other writer has changed one as well, the other: at first neither can go on.</summary>
    private async Task Rename(string first, string second, TaskCompletionSource changed, Task othersTurn)
    {
        await using var db = database.Open();
        await db.WriteAsync(async () =>
        {
            await RenameAsync(db, first, $"{first} then {second}");
            changed.TrySetResult();
            await othersTurn;
            await RenameAsync(db, second, $"{first} then {second}");
        }, Cancellation);
    }

    private Task<int> RenameAsync(PrivateTrafficDb db, string user, string name) => db.Members
        .Where(m => m.CorpId == database.Corp && m.UserId == user).ExecuteUpdateAsync(m => m.SetProperty(x => x.Name, name), Cancellation);

    private Member MemberOf(string user) => new() { CorpId = database.Corp, UserId = user, Name = user };
}
