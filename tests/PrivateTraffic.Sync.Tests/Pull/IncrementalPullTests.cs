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

    [Theory]
    [InlineData(RunKind.Full)]
    [InlineData(RunKind.Incremental)]
    public async Task A_member_who_leaves_while_a_run_is_under_way_does_not_stop_it(RunKind kind)
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var leaving = people.Pair().UserId;

        // Tags are pulled by one call, so that this comes between the list of members and what is asked for by it.
        await company.FaultAsync(
            new { kind = "errcode", api = "externalcontact/get_corp_tag_list", errcode = 48002, times = 1 }, Cancellation);
        await Should.ThrowAsync<WeCom.Errors.WeComCallException>(() => installation.PullAsync(kind));
        await company.ActAsync(new { act = "member_leaves", userid = leaving }, Cancellation);
        var run = await installation.PullAsync(kind);
        await installation.PullAsync(RunKind.Incremental);

        (run.Kind, run.FinishedAt is null).ShouldBe((kind, false));
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Customers_who_were_deleted_or_added_by_members_are_found()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        for (var i = 0; i < 5; i++)
        {
            await people.ActAsync("member_deletes_customer", people.Pair());
            await people.AddAsync(people.Pair().UserId);
        }

        await installation.PullAsync(RunKind.Incremental);

        await Truth.ShouldHoldAsync(company, installation);
        await using var db = installation.Open();
        (await db.FollowRelations.CountAsync(r => r.Status == RelationStatus.DeletedByMember, Cancellation)).ShouldBe(5);
    }

    [Fact]
    public async Task A_deletion_by_the_customer_outlives_every_kind_of_pull()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();
        await people.ActAsync("customer_deletes_member", pair);
        await company.CallbacksArrivedAsync(Cancellation);
        await installation.ApplyCallbacksAsync();

        await installation.PullAsync(RunKind.Incremental);
        await installation.PullAsync(RunKind.Full);

        await using var db = installation.Open();
        var relation = await db.FollowRelations.SingleAsync(
            r => r.UserId == pair.UserId && r.ExternalUserId == pair.ExternalUserId, Cancellation);
        (relation.Status, relation.EndedAt).ShouldBe((RelationStatus.DeletedByCustomer, company.Now.UtcDateTime));
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Tags_that_were_renamed_made_or_deleted_are_found_and_deleted_ones_taken_off_everybody()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var given = await MostGivenTagsAsync(installation);
        await company.ActAsync(new { act = "rename_tag", id = given[0], name = "改了名" }, Cancellation);
        await company.ActAsync(new { act = "delete_tag", id = given[1] }, Cancellation);
        await company.ActAsync(new { act = "create_tag", name = "很想买", group_name = "意向等级（新）" }, Cancellation);

        await installation.PullAsync(RunKind.Incremental);

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Groups_that_were_dissolved_renamed_or_handed_over_are_found_with_who_joined_and_left()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        await company.ActAsync(new { act = "dismiss_group", chat_id = people.Chats[0] }, Cancellation);
        await company.ActAsync(new { act = "rename_group", chat_id = people.Chats[1], name = "换了名字" }, Cancellation);
        await company.ActAsync(new { act = "change_group_owner", chat_id = people.Chats[2], owner = people.Pair().UserId }, Cancellation);
        await company.ActAsync(new { act = "create_group", owner = people.Pair().UserId, name = "新群" }, Cancellation);
        await company.ActAsync(
            new { act = "join_group", chat_id = people.Chats[3], external_userid = people.Pair().ExternalUserId }, Cancellation);
        await company.AdvanceAsync(TimeSpan.FromSeconds(3), Cancellation);

        await installation.PullAsync(RunKind.Incremental);

        await Truth.ShouldHoldAsync(company, installation);
        await using var db = installation.Open();
        (await db.GroupChats.SingleAsync(g => g.ChatId == people.Chats[0], Cancellation)).DissolvedAt.ShouldBe(company.Now.UtcDateTime);
    }

    [Fact]
    public async Task Groups_of_somebody_who_left_are_still_looked_after()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var owner = await OwnerAsync(installation, people.Chats[0]);
        await company.ActAsync(new { act = "member_leaves", userid = owner }, Cancellation);
        await installation.PullAsync(RunKind.Incremental);
        var joining = people.Pair().ExternalUserId;
        await company.ActAsync(new { act = "join_group", chat_id = people.Chats[0], external_userid = joining }, Cancellation);
        await company.AdvanceAsync(TimeSpan.FromSeconds(3), Cancellation);

        await installation.PullAsync(RunKind.Incremental);

        await using var db = installation.Open();
        (await db.GroupChatMembers.AnyAsync(m => m.ChatId == people.Chats[0] && m.UserId == joining && m.LeftAt == null, Cancellation))
            .ShouldBeTrue();
        (await db.GroupChats.SingleAsync(g => g.ChatId == people.Chats[0], Cancellation)).DissolvedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Payments_and_refunds_are_found_also_of_bills_older_than_what_is_read_again()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var (old, recent) = await BillsAsync(installation, company.Now.UtcDateTime.AddDays(-60));
        await company.ActAsync(new { act = "refund", transaction_id = old, amount = 100 }, Cancellation);
        await company.ActAsync(new { act = "refund", transaction_id = recent }, Cancellation);
        var pair = people.Pair();
        await company.ActAsync(
            new { act = "pay", userid = pair.UserId, external_userid = pair.ExternalUserId, amount = 12_300 }, Cancellation);

        await installation.PullAsync(RunKind.Incremental);

        await Truth.ShouldHoldAsync(company, installation);
        await using var db = installation.Open();
        (await db.Refunds.Where(r => r.OrderNumber == old).SumAsync(r => r.Amount, Cancellation)).ShouldBe(100);
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

    /// <summary>A bill from before a day and one of the last month, neither refunded.</summary>
    private static async Task<(string Old, string Recent)> BillsAsync(Installation installation, DateTime day)
    {
        await using var db = installation.Open();
        var bills = db.Orders.AsNoTracking().Where(o => o.Source == "wecom" && !db.Refunds.Any(r => r.OrderNumber == o.Number))
            .OrderBy(o => o.PaidAt);
        return (
            (await bills.LastAsync(o => o.PaidAt < day, Cancellation)).Number,
            (await bills.FirstAsync(o => o.PaidAt > day.AddDays(50), Cancellation)).Number);
    }

    private static async Task<string[]> RowsAsync(Data.PrivateTrafficDb db) =>
    [
        .. (await db.Contacts.AsNoTracking().ToListAsync(Cancellation))
            .Select(c => $"{c.ExternalUserId} {c.CustomerId} {Convert.ToHexString(c.Name)} {c.Avatar} {c.UnionId}"),
        .. (await db.FollowRelations.AsNoTracking().ToListAsync(Cancellation))
            .Select(r => $"{r.UserId} {r.ExternalUserId} {r.Status} {r.AddedAt:O} {string.Join(',', r.Tags)} {r.SeenInRun}"),
        .. (await db.Customers.AsNoTracking().ToListAsync(Cancellation))
            .Select(c => $"{c.Id} {Convert.ToHexString(c.History)}"),
        .. (await db.TouchedCustomers.AsNoTracking().ToListAsync(Cancellation)).Select(t => $"touched {t.CustomerId}"),
        .. (await db.Interactions.AsNoTracking().ToListAsync(Cancellation))
            .Select(i => $"{i.Source} {i.SourceId} {i.CustomerId} {i.OccurredAt:O}"),
        .. (await db.Orders.AsNoTracking().ToListAsync(Cancellation)).Select(o => $"{o.Source} {o.Number} {o.CustomerId} {o.Amount}"),
        .. (await db.GroupChatMembers.AsNoTracking().ToListAsync(Cancellation))
            .Select(m => $"{m.ChatId} {m.UserId} {m.JoinedAt:O} {m.LeftAt:O}"),
        .. (await db.PlacementPages.AsNoTracking().ToListAsync(Cancellation)).Select(p => $"{p.Number} {p.Revision}"),
        .. (await db.CorpTags.AsNoTracking().ToListAsync(Cancellation)).Select(t => $"{t.TagId} {t.Name}"),
    ];
}
