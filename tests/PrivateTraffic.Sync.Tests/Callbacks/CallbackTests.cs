using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Callbacks;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Sync.Tests.Callbacks;

/// <summary>From what people do, through WeCom's callbacks, to what is stored.</summary>
public sealed class CallbackTests(PulledDatabase pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("callback_duplicate")]
    [InlineData("callback_reorder")]
    [InlineData("callback_delay")]
    [InlineData("callback_burst")]
    public async Task Whatever_people_do_is_stored_however_the_callbacks_come(string? fault)
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        if (fault is not null)
        {
            await company.FaultAsync(new { kind = fault, seconds = 0.5, limit = 7 }, Cancellation);
        }

        var deleted = await DoEverythingAsync(company, installation);
        await company.HealAsync(Cancellation);
        await ApplyAllAsync(company, installation);

        await Truth.ShouldHoldAsync(company, installation);
        await ShouldBeDeletedByCustomerAsync(installation, deleted);
    }

    [Fact]
    public async Task What_lost_callbacks_would_have_told_is_found_by_pulls()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        await company.FaultAsync(new { kind = "callback_lose" }, Cancellation);

        await DoEverythingAsync(company, installation);
        await ApplyAllAsync(company, installation);
        await installation.PullAsync(RunKind.Full);

        await using var db = installation.Open();
        (await db.Inbox.CountAsync(Cancellation)).ShouldBe(0);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task What_came_in_before_a_crash_is_applied_after_it()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        using var folder = new DataFolder();
        Chronicle chronicle;
        await using (var before = await pulled.InstallAsync(company))
        {
            chronicle = before.Chronicle;
            await using var door = await CallbackDoor.OpenAsync(company, before);
            await DoEverythingAsync(company, before);
            await company.CallbacksArrivedAsync(Cancellation);
            await using var db = before.Open();
            (await db.Inbox.CountAsync(m => m.ProcessedAt == null, Cancellation)).ShouldBeGreaterThan(10);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {folder.Database}", Cancellation);
            Directory.CreateDirectory(Path.Combine(folder.Path, "keys"));
            File.Copy(Path.Combine(before.Folder, "keys", "personal-data.json"), Path.Combine(folder.Path, "keys", "personal-data.json"));
        }

        await using var after = await Installation.OnAsync(company, folder: folder);
        await ApplyAllAsync(company, after);

        await Truth.ShouldHoldAsync(company, after, chronicle);
    }

    [Fact]
    public async Task A_customer_who_is_half_added_appears_when_the_member_confirms()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var member = people.Pair().UserId;

        var customer = await people.AddAsync(member, half: true);
        await ApplyAllAsync(company, installation);
        var half = await RelationAsync(installation, member, customer);
        await company.ActAsync(new { act = "confirm_customer", userid = member, external_userid = customer }, Cancellation);
        await ApplyAllAsync(company, installation);

        half.ShouldBeNull();
        (await RelationAsync(installation, member, customer))!.Status.ShouldBe(RelationStatus.Active);
    }

    [Fact]
    public async Task Two_edits_in_one_second_are_both_stored()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();

        foreach (var remark in new[] { "第一次", "第二次" })
        {
            await people.RemarkAsync(pair, remark);
            await company.CallbacksArrivedAsync(Cancellation);
            await installation.ApplyCallbacksAsync();
        }

        installation.Personal.RevealOrNull((await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Remark).ShouldBe("第二次");
        await using var db = installation.Open();
        (await db.Inbox.CountAsync(Cancellation)).ShouldBe(1, "WeCom gives both the same time, so they are one message");
    }

    [Fact]
    public async Task A_customer_who_comes_and_goes_within_a_second_has_gone_in_whatever_order_it_is_told()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var member = people.Pair().UserId;
        var (one, other) = (await people.AddAsync(member), await people.AddAsync(member));
        var at = company.Now;

        await ReceiveAsync(
            installation, CustomerEvent("add_external_contact", member, one, at), CustomerEvent("del_follow_user", member, one, at));
        await ReceiveAsync(installation, CustomerEvent("del_follow_user", member, other, at));
        await installation.ApplyCallbacksAsync();
        await ReceiveAsync(installation, CustomerEvent("add_external_contact", member, other, at));
        await installation.ApplyCallbacksAsync();

        (await RelationAsync(installation, member, one))!.Status.ShouldBe(RelationStatus.DeletedByCustomer);
        (await RelationAsync(installation, member, other))!.Status.ShouldBe(RelationStatus.DeletedByCustomer);
    }

    [Fact]
    public async Task Several_customers_who_leave_one_member_in_the_same_second_have_all_left()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var first = people.Pair();
        var pairs = Enumerable.Range(0, 400).Select(_ => people.Pair()).Where(p => p.UserId == first.UserId).Take(5).Append(first).ToList();

        foreach (var pair in pairs)
        {
            await people.ActAsync("customer_deletes_member", pair);
        }

        await ApplyAllAsync(company, installation);

        pairs.Count.ShouldBe(6);
        await ShouldBeDeletedByCustomerAsync(installation, pairs);
    }

    [Fact]
    public async Task A_deletion_that_is_told_late_does_not_end_a_relation_that_was_made_again_since()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();
        await people.ActAsync("customer_deletes_member", pair);
        var deletedAt = company.Now;
        await company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await people.ActAsync("add_customer", pair);

        await ReceiveAsync(installation, CustomerEvent("add_external_contact", pair.UserId, pair.ExternalUserId, company.Now));
        await installation.ApplyCallbacksAsync();
        await ReceiveAsync(installation, CustomerEvent("del_follow_user", pair.UserId, pair.ExternalUserId, deletedAt));
        await installation.ApplyCallbacksAsync();

        (await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Status.ShouldBe(RelationStatus.Active);
    }

    [Fact]
    public async Task An_adding_that_is_told_after_the_deletion_that_followed_it_does_not_undo_it()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();
        await people.ActAsync("customer_deletes_member", pair);
        await company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await people.ActAsync("add_customer", pair);
        var addedAt = company.Now;
        await company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await people.ActAsync("customer_deletes_member", pair);

        await ReceiveAsync(installation, CustomerEvent("del_follow_user", pair.UserId, pair.ExternalUserId, company.Now));
        await installation.ApplyCallbacksAsync();
        await ReceiveAsync(installation, CustomerEvent("add_external_contact", pair.UserId, pair.ExternalUserId, addedAt));
        await installation.ApplyCallbacksAsync();

        (await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Status.ShouldBe(RelationStatus.DeletedByCustomer);
    }

    [Fact]
    public async Task A_deletion_by_the_member_stands_though_the_customer_s_own_is_told_later()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();
        await people.ActAsync("customer_deletes_member", pair);
        await people.ActAsync("member_deletes_customer", pair);

        await ReceiveAsync(installation, CustomerEvent("del_external_contact", pair.UserId, pair.ExternalUserId, company.Now));
        await installation.ApplyCallbacksAsync();
        await ReceiveAsync(installation, CustomerEvent("del_follow_user", pair.UserId, pair.ExternalUserId, company.Now));
        await installation.ApplyCallbacksAsync();

        (await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Status.ShouldBe(RelationStatus.DeletedByMember);
    }

    [Fact]
    public async Task Callbacks_that_come_before_the_first_pull_are_not_lost()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var known = await pulled.InstallAsync(company);
        await using var installation = await Installation.OnAsync(company);
        var people = await People.OfAsync(company, known);
        var pair = people.Pair();
        await people.ActAsync("customer_deletes_member", pair);

        await ReceiveAsync(installation, CustomerEvent("del_follow_user", pair.UserId, pair.ExternalUserId, company.Now));
        await installation.ApplyCallbacksAsync();
        await installation.PullAsync(RunKind.Full);

        await ShouldBeDeletedByCustomerAsync(installation, [pair]);
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task A_group_that_WeCom_still_shows_as_it_was_is_read_again_in_a_moment()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var joining = people.Pair();
        await company.ActAsync(
            new { act = "join_group", chat_id = people.Chats[0], external_userid = joining.ExternalUserId }, Cancellation);
        await company.CallbacksArrivedAsync(Cancellation);

        var atOnce = await installation.ApplyCallbacksAsync();
        var waiting = await MessageAsync(installation);
        await company.AdvanceAsync(TimeSpan.FromSeconds(3), Cancellation);
        var later = await installation.ApplyCallbacksAsync();

        (atOnce, later).ShouldBe((0, 1));
        (waiting.ProcessedAt, waiting.Attempts).ShouldBe((null, 0));
        await using var db = installation.Open();
        (await db.GroupChatMembers.AnyAsync(m => m.UserId == joining.ExternalUserId && m.ChatId == people.Chats[0] && m.LeftAt == null, Cancellation)).ShouldBeTrue();
        (await db.Interactions.CountAsync(i => i.Source == "group" && i.Kind == InteractionKind.GroupJoin && i.OccurredAt >= company.Now.UtcDateTime.AddSeconds(-3), Cancellation))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_member_who_comes_or_goes_is_known_at_once_where_WeCom_tells_of_it()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var leaving = people.Pair().UserId;
        await company.ActAsync(new { act = "member_joins", userid = "newcomer", name = "新同事" }, Cancellation);
        await company.ActAsync(new { act = "member_leaves", userid = leaving }, Cancellation);

        await ReceiveAsync(
            installation, DirectoryEvent("create_user", "newcomer", company.Now), DirectoryEvent("delete_user", leaving, company.Now));
        await installation.ApplyCallbacksAsync();

        await using var db = installation.Open();
        (await db.Members.SingleAsync(m => m.UserId == "newcomer", Cancellation)).HasCustomerContact.ShouldBeTrue();
        (await db.Members.SingleAsync(m => m.UserId == leaving, Cancellation)).GoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_first_message_of_a_customer_who_came_by_a_link_is_an_interaction()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var pair = (await People.OfAsync(company, installation)).Pair();
        var told = Event(
            "customer_acquisition",
            "customer_start_chat",
            company.Now,
            ("LinkId", "caLink"),
            ("UserID", pair.UserId),
            ("ExternalUserID", pair.ExternalUserId));

        await ReceiveAsync(installation, told, told);
        await installation.ApplyCallbacksAsync();

        await using var db = installation.Open();
        var chat = await db.Interactions.SingleAsync(i => i.Source == "acquisition", Cancellation);
        (chat.CustomerId, chat.Kind, chat.OccurredAt, chat.UserId)
            .ShouldBe((pair.CustomerId, InteractionKind.Chat, company.Now.UtcDateTime, pair.UserId));
    }

    [Fact]
    public async Task Events_that_are_not_known_or_change_nothing_are_done_with()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        await using var door = await CallbackDoor.OpenAsync(company, installation);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();

        await people.ActAsync("consent_to_archive", pair);
        await company.ActAsync(new { act = "enter_app", userid = pair.UserId }, Cancellation);
        await company.ActAsync(new { act = "click_menu", userid = pair.UserId, key = "today" }, Cancellation);
        await company.ActAsync(new { act = "tap_card", userid = pair.UserId, key = "done", task_id = "7" }, Cancellation);
        await company.ActAsync(new { act = "message_to_app", userid = pair.UserId, text = "你好" }, Cancellation);
        await ReceiveAsync(
            installation,
            CustomerEvent("transfer_fail", pair.UserId, pair.ExternalUserId, company.Now),
            Event("change_external_contact", "something_new", company.Now, ("UserID", pair.UserId)),
            Event("change_external_contact", "add_external_contact", company.Now),
            Event("customer_acquisition", "balance_low", company.Now),
            Event("kf_msg_or_event", null, company.Now, ("Token", "t")));
        await ApplyAllAsync(company, installation);

        await using var db = installation.Open();
        (await db.Inbox.CountAsync(Cancellation)).ShouldBe(10);
        (await db.Inbox.AllAsync(m => m.ProcessedAt != null, Cancellation)).ShouldBeTrue();
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Theory]
    [InlineData("no xml at all")]
    [InlineData("<xml><Event>change_external_contact</Event>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><xml>&a;</xml>")]
    public async Task What_is_no_event_is_refused_and_not_stored(string text)
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);

        await Should.ThrowAsync<CallbackRejectedException>(() => ReceiveAsync(installation, text));

        await using var db = installation.Open();
        (await db.Inbox.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_cannot_be_applied_is_set_aside_and_holds_up_nobody_else()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var (pair, other) = (people.Pair(), people.Pair());
        await people.RemarkAsync(pair, "之后");
        await people.RemarkAsync(other, "另外");
        await StoreBrokenAsync(installation, pair.ExternalUserId, company.Now.AddSeconds(-1));

        await ReceiveAsync(installation, CustomerEvent("edit_external_contact", pair.UserId, pair.ExternalUserId, company.Now));
        await ReceiveAsync(installation, CustomerEvent("edit_external_contact", other.UserId, other.ExternalUserId, company.Now));
        var applied = new List<int>();
        for (var i = 0; i < InboxPump.MostAttempts + 1; i++)
        {
            applied.Add(await installation.ApplyCallbacksAsync());
        }

        applied.ShouldBe([1, 0, 0, 0, 0, 1], "the other customer at once, this one when the broken message is set aside");
        await using var db = installation.Open();
        var broken = await db.Inbox.SingleAsync(m => m.ProcessedAt == null, Cancellation);
        (broken.Attempts, broken.Problem is null).ShouldBe((InboxPump.MostAttempts, false));
        installation.Personal.RevealOrNull((await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Remark).ShouldBe("之后");
    }

    [Theory]
    [InlineData("http502", null)]
    [InlineData("busy", null)]
    [InlineData("errcode", 60020)]
    [InlineData("errcode", 48002)]
    public async Task While_WeCom_is_away_callbacks_wait_for_as_long_as_that_lasts(string kind, int? errcode)
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var people = await People.OfAsync(company, installation);
        var pair = people.Pair();
        await people.RemarkAsync(pair, "新备注");
        await ReceiveAsync(installation, CustomerEvent("edit_external_contact", pair.UserId, pair.ExternalUserId, company.Now));
        await company.FaultAsync(new { kind, errcode, api = "externalcontact/get" }, Cancellation);

        for (var i = 0; i < InboxPump.MostAttempts + 3; i++)
        {
            (await installation.ApplyCallbacksAsync()).ShouldBe(0);
        }

        var waiting = await MessageAsync(installation);
        await company.HealAsync(Cancellation);
        (await installation.ApplyCallbacksAsync()).ShouldBe(1);

        waiting.Attempts.ShouldBe(0);
        waiting.Problem.ShouldNotBeNull().ShouldContain("externalcontact/get");
        (await MessageAsync(installation)).Problem.ShouldBeNull();
        await Truth.ShouldHoldAsync(company, installation);
    }

    /// <summary>One of everything that people can do and a callback tells of, with a few of what matters most.</summary>
    /// <returns>The pairs whose customer deleted the member, which nothing but a callback tells.</returns>
    private static async Task<IReadOnlyList<FollowRelation>> DoEverythingAsync(SimulatedCompany company, Installation installation)
    {
        var people = await People.OfAsync(company, installation);
        var deleted = new List<FollowRelation>();
        for (var i = 0; i < 4; i++)
        {
            deleted.Add(people.Pair());
            await people.ActAsync("customer_deletes_member", deleted[i]);
            await people.ActAsync("member_deletes_customer", people.Pair());
            await people.AddAsync(people.Pair().UserId);
            await people.RemarkAsync(people.Pair(), $"备注{i}");
        }

        var goesAndReturns = people.Pair();
        await people.ActAsync("member_deletes_customer", goesAndReturns);
        await people.ActAsync("add_customer", goesAndReturns);
        await DoInLibraryAsync(company, people.Pair());
        await DoInGroupsAsync(company, people);
        return deleted;
    }

    private static async Task DoInLibraryAsync(SimulatedCompany company, FollowRelation pair)
    {
        var tags = (await company.TruthAsync("tags", Cancellation))
            .Where(t => !t.GetProperty("deleted").GetBoolean() && t.GetProperty("type").GetInt32() == 1)
            .GroupBy(t => t.GetProperty("group_id").GetString()!, t => t.GetProperty("id").GetString()!).Where(g => g.Count() > 2).ToList();
        var made = await company.ActAsync(new { act = "create_tag", name = "很想买", group_name = "意向等级（新）" }, Cancellation);
        await company.ActAsync(new { act = "rename_tag", id = tags[0].First(), name = "改了名" }, Cancellation);
        await company.ActAsync(new { act = "delete_tag", id = tags[0].Last() }, Cancellation);
        await company.ActAsync(new { act = "delete_tag_group", group_id = tags[1].Key }, Cancellation);
        await company.ActAsync(new { act = "shuffle_tags", group_id = tags[0].Key }, Cancellation);
        var add = new[] { made.GetProperty("id").GetString(), tags[0].First() };
        await company.ActAsync(new { act = "edit_tags", userid = pair.UserId, external_userid = pair.ExternalUserId, add }, Cancellation);
    }

    private static async Task DoInGroupsAsync(SimulatedCompany company, People people)
    {
        var (owner, joining) = (people.Pair().UserId, people.Pair().ExternalUserId);
        await company.ActAsync(new { act = "create_group", owner, name = "新群" }, Cancellation);
        await company.ActAsync(new { act = "rename_group", chat_id = people.Chats[0], name = "换了名字" }, Cancellation);
        await company.ActAsync(new { act = "change_group_notice", chat_id = people.Chats[0], notice = "公告" }, Cancellation);
        await company.ActAsync(new { act = "change_group_owner", chat_id = people.Chats[1], owner }, Cancellation);
        await company.ActAsync(new { act = "join_group", chat_id = people.Chats[2], external_userid = joining }, Cancellation);
        await company.ActAsync(new { act = "dismiss_group", chat_id = people.Chats[3] }, Cancellation);
        var group = (await company.TruthAsync("groups", Cancellation)).Single(g => g.GetProperty("chat_id").GetString() == people.Chats[4]);
        var leaving = group.GetProperty("members").EnumerateArray().First(m => m.GetProperty("type").GetInt32() == 2).GetProperty("userid")
            .GetString();
        await company.ActAsync(new { act = "leave_group", chat_id = people.Chats[4], external_userid = leaving }, Cancellation);
    }

    /// <summary>Waits for the callbacks, lets WeCom's groups settle, and applies everything.</summary>
    private static async Task ApplyAllAsync(SimulatedCompany company, Installation installation)
    {
        await company.CallbacksArrivedAsync(Cancellation);
        await company.AdvanceAsync(TimeSpan.FromSeconds(3), Cancellation);
        await installation.ApplyCallbacksAsync();
        await using var db = installation.Open();
        (await db.Inbox.Where(m => m.ProcessedAt == null).Select(m => m.Body).ToListAsync(Cancellation)).ShouldBeEmpty();
    }

    private static async Task ShouldBeDeletedByCustomerAsync(Installation installation, IReadOnlyList<FollowRelation> pairs)
    {
        foreach (var pair in pairs)
        {
            (await RelationAsync(installation, pair.UserId, pair.ExternalUserId))!.Status.ShouldBe(RelationStatus.DeletedByCustomer);
        }
    }

    private static async Task<FollowRelation?> RelationAsync(Installation installation, string userId, string external)
    {
        await using var db = installation.Open();
        return await db.FollowRelations.AsNoTracking()
            .SingleOrDefaultAsync(r => r.UserId == userId && r.ExternalUserId == external, Cancellation);
    }

    private static async Task<InboxMessage> MessageAsync(Installation installation)
    {
        await using var db = installation.Open();
        return await db.Inbox.AsNoTracking().SingleAsync(Cancellation);
    }

    private static async Task ReceiveAsync(Installation installation, params string[] events)
    {
        var corp = await installation.CorpAsync();
        foreach (var xml in events)
        {
            await installation.WithAsync(async services =>
            {
                await services.GetRequiredService<CallbackInbox>().StoreAsync(corp.Id, xml, Cancellation);
                return true;
            });
        }
    }

    private static async Task StoreBrokenAsync(Installation installation, string subject, DateTimeOffset at)
    {
        await using var db = installation.Open();
        db.Inbox.Add(new InboxMessage
        {
            CorpId = (await installation.CorpAsync()).Id,
            Key = "broken",
            Subject = subject,
            Body = "<xml>",
            CreatedAt = at.UtcDateTime,
            ReceivedAt = at.UtcDateTime,
        });
        await db.SaveChangesAsync(Cancellation);
    }

    private static string CustomerEvent(string change, string userId, string external, DateTimeOffset at) =>
        Event("change_external_contact", change, at, ("UserID", userId), ("ExternalUserID", external));

    private static string DirectoryEvent(string change, string userId, DateTimeOffset at) =>
        Event("change_contact", change, at, ("UserID", userId));

    private static string Event(string name, string? change, DateTimeOffset at, params (string Name, string Value)[] fields) =>
        $"<xml><ToUserName>ww</ToUserName><FromUserName>sys</FromUserName><CreateTime>{at.ToUnixTimeSeconds()}</CreateTime><MsgType>event</MsgType><Event>{name}</Event>"
        + (change is null ? "" : $"<ChangeType>{change}</ChangeType>")
        + string.Concat(fields.Select(f => $"<{f.Name}>{f.Value}</{f.Name}>")) + "</xml>";
}
