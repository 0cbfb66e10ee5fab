using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 24 to 26.</summary>
public sealed class CallbackTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task B24_A_url_is_saved_when_it_answers_the_check()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await CallbackReceiver.StartAsync();

        var answer = await sim.PutControlAsync("callbacks", new { url = receiver.Url });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sim.ControlAsync("callbacks")).List("subscriptions").Single().Text("url").ShouldBe(receiver.Url.ToString());
    }

    [Fact]
    public async Task B24_A_url_that_answers_wrongly_is_not_saved()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await CallbackReceiver.StartAsync();
        receiver.Instead = http => http.Response.WriteAsync("\"1616140317555161061\"\n", Cancellation);

        var answer = await sim.PutControlAsync("callbacks", new { url = receiver.Url });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await sim.ControlAsync("callbacks")).List("subscriptions").ShouldBeEmpty();
    }

    [Fact]
    public async Task B24_The_check_waits_no_longer_than_a_second()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await CallbackReceiver.StartAsync();
        var release = new TaskCompletionSource();
        receiver.Instead = _ => release.Task;

        var saving = sim.PutControlAsync("callbacks", new { url = receiver.Url });
        await Poll.Until(() => receiver.Requests == 1, "the check", cancellation: Cancellation);
        sim.Clock.Advance(TimeSpan.FromSeconds(1));

        JsonDocument.Parse(await (await saving).Content.ReadAsStringAsync(Cancellation)).RootElement.Text("objection")
            .ShouldContain("1 second");
        release.SetResult();
    }

    [Fact]
    public async Task B24_Events_arrive_encrypted_and_signed_with_all_their_fields()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var userid = (await sim.ServingAsync())[0];

        var added = await sim.ActAsync(new { act = "add_customer", userid, state = "store_counter" });

        var happened = (await receiver.EventsAsync(1))[0];
        Field(happened, "ToUserName").ShouldBe(DemoIdentity.CorpId);
        Field(happened, "FromUserName").ShouldBe("sys");
        Field(happened, "MsgType").ShouldBe("event");
        Field(happened, "Event").ShouldBe("change_external_contact");
        Field(happened, "ChangeType").ShouldBe("add_external_contact");
        Field(happened, "UserID").ShouldBe(userid);
        Field(happened, "ExternalUserID").ShouldBe(added.Text("external_userid"));
        Field(happened, "State").ShouldBe("store_counter");
        Field(happened, "WelcomeCode").ShouldBe(added.Text("welcome_code"));
        receiver.Envelopes.Single().Element("AgentID").ShouldBeNull();
    }

    [Fact]
    public async Task B24_An_edit_in_the_client_comes_without_detail()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();

        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "新备注" });

        var happened = (await receiver.EventsAsync(1))[0];
        Field(happened, "ChangeType").ShouldBe("edit_external_contact");
        happened.ToString().ShouldNotContain("新备注");
    }

    [Fact]
    public async Task B24_Deletions_by_either_side_differ()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();

        await sim.ActAsync(new { act = "customer_deletes_member", userid, external_userid = customer });
        await sim.ActAsync(new { act = "member_deletes_customer", userid, external_userid = customer });

        var kinds = (await receiver.EventsAsync(2)).Select(e => Field(e, "ChangeType"));
        kinds.ShouldBe(["del_follow_user", "del_external_contact"], ignoreOrder: true);
    }

    [Fact]
    public async Task B24_Silence_is_tried_three_times_and_a_500_is_not()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();
        var never = new TaskCompletionSource();
        receiver.Instead = _ => never.Task;
        var before = receiver.Requests;

        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "1" });
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Poll.Until(() => receiver.Requests == before + attempt, $"attempt {attempt}", cancellation: Cancellation);
            sim.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await SettledAsync(sim);
        receiver.Requests.ShouldBe(before + 3);
        receiver.Instead = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "2" });
        await SettledAsync(sim);
        receiver.Requests.ShouldBe(before + 4);
        never.SetResult();
    }

    [Fact]
    public async Task B24_Events_are_repeated_and_lost_on_request()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();

        await sim.FaultAsync(new { kind = "callback_duplicate", times = 1 });
        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "1" });
        await sim.FaultAsync(new { kind = "callback_lose", times = 1 });
        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "2" });
        await SettledAsync(sim);

        receiver.Events.Count.ShouldBe(2);
        receiver.Events.Select(e => e.ToString()).Distinct().Count().ShouldBe(1);
        (await sim.ControlAsync("callbacks")).GetProperty("outcomes").Number("lost").ShouldBe(1);
    }

    [Fact]
    public async Task B24_Events_come_late_on_request()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();
        await sim.FaultAsync(new { kind = "callback_delay", seconds = 60, times = 1 });

        await sim.ActAsync(new { act = "edit_remark", userid, external_userid = customer, remark = "spät" });
        await sim.ActAsync(new { act = "customer_deletes_member", userid, external_userid = customer });
        await SettledAsync(sim, pending: 1);
        sim.Clock.Advance(TimeSpan.FromSeconds(60));

        (await receiver.EventsAsync(2)).Select(e => Field(e, "ChangeType")).ShouldBe(["del_follow_user", "edit_external_contact"]);
    }

    [Fact]
    public async Task B24_Events_come_in_bursts_on_request()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var userid = (await sim.ServingAsync())[0];
        await sim.FaultAsync(new { kind = "callback_burst", limit = 5 });
        for (var i = 0; i < 4; i++)
        {
            await sim.ActAsync(new { act = "add_customer", userid });
        }

        receiver.Events.ShouldBeEmpty();
        await sim.ActAsync(new { act = "add_customer", userid });
        (await receiver.EventsAsync(5)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task B24_Changes_made_by_api_are_not_announced()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var (userid, customer) = await sim.FriendsAsync();

        await sim.PostAsync("externalcontact/remark", new { userid, external_userid = customer, remark = "x" });
        await sim.PostAsync("externalcontact/add_corp_tag", new { group_name = "新组", tag = new[] { new { name = "新" } } });
        await SettledAsync(sim);

        receiver.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task B24_The_world_tells_what_happens_by_itself()
    {
        await using var sim = await Sim.StartAsync(o => o with { Customers = 5000 });
        await using var receiver = await SubscribedAsync(sim);

        await sim.AdvanceAsync(TimeSpan.FromDays(3));
        await SettledAsync(sim);

        var kinds = receiver.Events.Select(e => Field(e, "ChangeType")).ToHashSet();
        kinds.ShouldContain("add_external_contact");
        kinds.ShouldContain("edit_external_contact");
        kinds.ShouldContain("del_follow_user");
        var added = receiver.Events.First(e => Field(e, "ChangeType") == "add_external_contact");
        (await sim.GetAsync("externalcontact/get", $"external_userid={Field(added, "ExternalUserID")}")).ShouldSucceed();
    }

    [Fact]
    public async Task B24_Each_app_gets_its_own_copy_of_what_it_may_see()
    {
        await using var sim = await Sim.StartAsync();
        await using var main = await SubscribedAsync(sim);
        await using var regional = await SubscribedAsync(sim, DemoIdentity.RegionalAgentId);
        var visible = await sim.ServingAsync(DemoIdentity.RegionalSecret);
        var invisible = (await sim.ServingAsync()).Except(visible).First();

        await sim.ActAsync(new { act = "add_customer", userid = visible[0] });
        await sim.ActAsync(new { act = "add_customer", userid = invisible });
        await SettledAsync(sim);

        main.Events.Count.ShouldBe(2);
        Field(regional.Events.Single(), "UserID").ShouldBe(visible[0]);
    }

    [Fact]
    public async Task B24_What_a_member_sends_to_an_app_comes_with_the_agent_id()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var userid = (await sim.ServingAsync())[0];

        await sim.ActAsync(new { act = "message_to_app", userid, text = "今天谁要跟进" });

        var message = (await receiver.EventsAsync(1))[0];
        Field(message, "FromUserName").ShouldBe(userid);
        Field(message, "MsgType").ShouldBe("text");
        Field(message, "Content").ShouldBe("今天谁要跟进");
        receiver.Envelopes.Single().Element("AgentID")!.Value.ShouldBe("1000002");
    }

    [Fact]
    public async Task B25_A_change_of_a_group_carries_versions_and_is_readable_two_seconds_later()
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);
        var chat_id = (await sim.TruthAsync("groups"))[0].Text("chat_id");
        var (_, customer) = await sim.FriendsAsync();
        var before = await GroupAsync(sim, chat_id);
        await sim.ActAsync(
            new { act = "leave_group", chat_id, external_userid = before.List("member_list").First(m => m.Number("type") == 2).Text("userid") });
        await receiver.EventsAsync(1);

        await sim.ActAsync(new { act = "join_group", chat_id, external_userid = customer });

        var events = (await receiver.EventsAsync(2)).ToDictionary(e => Field(e, "UpdateDetail"));
        Field(events["del_member"], "LastMemVer").ShouldBe(before.Text("member_version"));
        Field(events["add_member"], "LastMemVer").ShouldNotBe(before.Text("member_version"));
        Field(events["add_member"], "LastMemVer").ShouldBe(Field(events["del_member"], "CurMemVer"));
        events["add_member"].Element("MemChangeList")!.Elements("Item").Single().Value.ShouldBe(customer);
        (await GroupAsync(sim, chat_id)).Text("member_version").ShouldBe(before.Text("member_version"));
        sim.Clock.Advance(TimeSpan.FromSeconds(2));
        var after = await GroupAsync(sim, chat_id);
        after.Text("member_version").ShouldBe(Field(events["add_member"], "CurMemVer"));
        after.List("member_list").ShouldContain(m => m.Text("userid") == customer);
    }

    [Theory]
    [InlineData("wrong_signature", 403)]
    [InlineData("wrong_receive_id", 403)]
    [InlineData("old_timestamp", 200)]
    [InlineData("full_block_padding", 200)]
    [InlineData("mangled_echo", 403)]
    [InlineData("huge_body", 400)]
    [InlineData("xml_entities", 400)]
    public async Task B26_Hostile_requests_reach_the_receiver_on_request(string kind, int status)
    {
        await using var sim = await Sim.StartAsync();
        await using var receiver = await SubscribedAsync(sim);

        var answer = await sim.PostControlAsync("callbacks/hostile", new { kind });

        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.Number("status").ShouldBe(status);
    }

    private static async Task<CallbackReceiver> SubscribedAsync(Sim sim, int agentId = DemoIdentity.AgentId)
    {
        var receiver = await CallbackReceiver.StartAsync();
        (await sim.PutControlAsync("callbacks", new { url = receiver.Url, agentId })).EnsureSuccessStatusCode();
        return receiver;
    }

    private static Task SettledAsync(Sim sim, int pending = 0) => Poll.Until(
        async () => (await sim.ControlAsync("callbacks")).Number("pending") == pending, $"{pending} callbacks on their way", cancellation: Cancellation);

    private static async Task<JsonElement> GroupAsync(Sim sim, string chat_id) =>
        (await sim.PostAsync("externalcontact/groupchat/get", new { chat_id })).GetProperty("group_chat");

    private static string Field(XElement happened, string name) => happened.Element(name)?.Value ?? "";
}
