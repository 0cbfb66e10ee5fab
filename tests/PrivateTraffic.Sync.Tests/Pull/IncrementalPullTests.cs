using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.Callbacks;
using PrivateTraffic.Sync.Tests.World;

namespace PrivateTraffic.Sync.Tests.Pull;

/// <summary>What a pull of changes finds although no callback told of it.</summary>
public sealed class IncrementalPullTests(PulledDatabase pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_who_leave_and_members_who_come_are_found_with_their_customers()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var leaving = people.Pair();
        await company.ActAsync(new { act = "member_leaves", userid = leaving.UserId }, Cancellation);
        await company.ActAsync(new { act = "member_joins", userid = "Newcomer", name = "新同事" }, Cancellation);
        await people.AddAsync("newcomer");

        await installation.PullAsync(RunKind.Incremental);

        await Truth.ShouldHoldAsync(company, installation);
        await using var db = installation.Open();
        (await db.FollowRelations.SingleAsync(r => r.UserId == leaving.UserId && r.ExternalUserId == leaving.ExternalUserId, Cancellation))
            .Status.ShouldBe(RelationStatus.Active, "nobody has taken the customer over yet");
        (await db.FollowRelations.CountAsync(r => r.UserId == "newcomer", Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_pull_when_nothing_has_happened_changes_no_row()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var db = installation.Open();
        var before = await RowsAsync(db);

        await installation.PullAsync(RunKind.Incremental);

        (await RowsAsync(db)).ShouldBe(before);
    }

    /// <summary>The tags that most relations have, the most given first.</summary>
    private static async Task<List<string>> MostGivenTagsAsync(Installation installation)
    {
        await using var db = installation.Open();
        var library = await db.CorpTags.Select(t => t.TagId).ToListAsync(Cancellation);
        var given = (await db.FollowRelations.AsNoTracking().Select(r => r.Tags).ToListAsync(Cancellation)).SelectMany(t => t);
        return [.. given.Where(library.Contains).GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(2)];
    }

    private static async Task<string> OwnerAsync(Installation installation, string chat)
    {
        await using var db = installation.Open();
        return (await db.GroupChats.AsNoTracking().SingleAsync(g => g.ChatId == chat, Cancellation)).OwnerUserId;
    }

    private static async Task<string[]> RowsAsync(Data.PrivateTrafficDb db) =>
    [
        .. (await db.Contacts.AsNoTracking().ToListAsync(Cancellation)).Select(c => $"{c.ExternalUserId} {c.CustomerId} {Convert.ToHexString(c.Name)} {c.Avatar} {c.UnionId}"),
        .. (await db.FollowRelations.AsNoTracking().ToListAsync(Cancellation)).Select(r => $"{r.UserId} {r.ExternalUserId} {r.Status} {r.AddedAt:O} {string.Join(',', r.Tags)} {r.SeenInRun}"),
        .. (await db.Customers.AsNoTracking().ToListAsync(Cancellation)).Select(c => $"{c.Id} {Convert.ToHexString(c.History)} {c.IsTouched}"),
        .. (await db.Interactions.AsNoTracking().ToListAsync(Cancellation)).Select(i => $"{i.Source} {i.SourceId} {i.CustomerId} {i.OccurredAt:O}"),
        .. (await db.Orders.AsNoTracking().ToListAsync(Cancellation)).Select(o => $"{o.Source} {o.Number} {o.CustomerId} {o.Amount}"),
        .. (await db.GroupChatMembers.AsNoTracking().ToListAsync(Cancellation)).Select(m => $"{m.ChatId} {m.UserId} {m.JoinedAt:O} {m.LeftAt:O}"),
        .. (await db.PlacementPages.AsNoTracking().ToListAsync(Cancellation)).Select(p => $"{p.Number} {p.Revision}"),
        .. (await db.CorpTags.AsNoTracking().ToListAsync(Cancellation)).Select(t => $"{t.TagId} {t.Name}"),
    ];
}
