using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 19 to 23.</summary>
public sealed class MessageTests
{
    private static readonly TimeSpan Dispatch = TimeSpan.FromSeconds(3);
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0];

    [Fact]
    public async Task B19_A_mass_message_does_nothing_until_the_member_confirms()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var msgid = await SendAsync(sim, new { external_userid = new[] { customer }, sender = userid, text = new { content = "上新" } });

        (await sim.PostAsync("externalcontact/get_groupmsg_task", new { msgid })).ShouldFailWith(41063);
        sim.Clock.Advance(Dispatch);
        (await TaskAsync(sim, msgid)).Number("status").ShouldBe(0);
        (await ResultsAsync(sim, msgid, userid)).Single().Number("status").ShouldBe(0);

        await sim.ActAsync(new { act = "confirm_mass_message", msgid, userid });
        (await TaskAsync(sim, msgid)).Number("status").ShouldBe(2);
        (await ResultsAsync(sim, msgid, userid)).Single().Number("status").ShouldBe(1);
    }

    [Fact]
    public async Task B19_Those_who_cannot_be_sent_to_are_in_the_fail_list()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();

        var answer = await sim.PostAsync(
            "externalcontact/add_msg_template", new { external_userid = new[] { customer, "wmNobody" }, sender = userid, text = new { content = "上新" } });

        answer.Strings("fail_list").ShouldBe(["wmNobody"]);
        (await sim.PostAsync("externalcontact/add_msg_template", new { external_userid = Ids("wmNobody"), text = new { content = "上新" } }))
            .ShouldFailWith(41048);
    }

    [Fact]
    public async Task B19_A_customer_who_left_and_one_with_a_used_up_quota_do_not_get_it()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var (_, gone) = await sim.FriendsAsync(skip: 1);
        await sim.ActAsync(new { act = "customer_deletes_member", userid, external_userid = gone });
        var statuses = new List<long>();
        for (var i = 0; i < 32; i++)
        {
            var msgid = await SendAsync(
                sim, new { external_userid = new[] { customer, gone }, sender = userid, text = new { content = $"第{i}次" } });
            sim.Clock.Advance(Dispatch);
            await sim.ActAsync(new { act = "confirm_mass_message", msgid, userid });
            var results = (await ResultsAsync(sim, msgid, userid)).ToDictionary(r => r.Text("external_userid"), r => r.Number("status"));
            statuses.Add(results[customer]);
            results[gone].ShouldBe(2);
        }

        // March has 31 days.
        statuses.ShouldBe([.. Enumerable.Repeat(1L, 31), 3L]);
    }

    [Fact]
    public async Task B19_Reminding_is_possible_three_times_in_24_hours()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var msgid = await SendAsync(sim, new { external_userid = new[] { customer }, sender = userid, text = new { content = "上新" } });
        sim.Clock.Advance(Dispatch);
        for (var i = 0; i < 3; i++)
        {
            (await sim.PostAsync("externalcontact/remind_groupmsg_send", new { msgid })).ShouldSucceed();
        }

        (await sim.PostAsync("externalcontact/remind_groupmsg_send", new { msgid })).ShouldFailWith(41094);
        await sim.AdvanceAsync(TimeSpan.FromHours(24));
        (await sim.PostAsync("externalcontact/remind_groupmsg_send", new { msgid })).ShouldSucceed();
    }

    [Fact]
    public async Task B19_Cancelling_leaves_what_is_sent()
    {
        await using var sim = await Sim.StartAsync();
        var members = (await sim.ServingAsync()).Take(2).ToList();
        var relations = await sim.TruthAsync("relations");
        var customers = members.Select(
            m => relations.First(r => r.Text("userid") == m && r.Text("status") == "mutual" && IsAlone(relations, r)).Text("external_userid")).ToList();
        var msgid = await SendAsync(sim, new { external_userid = customers, text = new { content = "上新" } });
        sim.Clock.Advance(Dispatch);
        await sim.ActAsync(new { act = "confirm_mass_message", msgid, userid = members[0] });

        (await sim.PostAsync("externalcontact/cancel_groupmsg_send", new { msgid })).ShouldSucceed();

        (await ResultsAsync(sim, msgid, members[0])).Single().Number("status").ShouldBe(1);
        (await ResultsAsync(sim, msgid, members[1])).Single().Number("status").ShouldBe(0);
        (await sim.PostAsync("externalcontact/remind_groupmsg_send", new { msgid })).ShouldFailWith(41093);
        (await sim.PostControlAsync("act", new { act = "confirm_mass_message", msgid, userid = members[1] })).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task B20_The_job_of_a_moment_goes_from_1_to_3_and_the_moment_waits_to_be_published()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, _) = await sim.FriendsAsync();
        var job = (await sim.PostAsync(
            "externalcontact/add_moment_task",
            new { text = new { content = "周末见" }, visible_range = new { sender_list = new { user_list = new[] { userid } } } })).Text("jobid");
        var statuses = new List<long>();
        JsonElement result = default;
        for (var i = 0; i < 3; i++)
        {
            result = await sim.GetAsync("externalcontact/get_moment_task_result", $"jobid={job}");
            statuses.Add(result.Number("status"));
            sim.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var moment_id = result.GetProperty("result").Text("moment_id");
        statuses.ShouldBe([1, 2, 3]);
        (await PublishStatusAsync(sim, moment_id)).ShouldBe(0);
        (await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id, userid })).ShouldFailWith(41062);
        await sim.ActAsync(new { act = "confirm_moment", moment_id, userid });
        (await PublishStatusAsync(sim, moment_id)).ShouldBe(1);
        (await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id, userid })).ShouldSucceed();
    }

    [Fact]
    public async Task B20_A_moment_made_by_api_has_no_creator()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, _) = await sim.FriendsAsync();
        await sim.PostAsync("externalcontact/add_moment_task", new { text = new { content = "应用发的" } });
        await sim.ActAsync(new { act = "publish_moment", userid, text = "自己发的" });

        var moments = (await sim.PostAsync("externalcontact/get_moment_list", new { start_time = sim.Now - 60, end_time = sim.Now + 60 }))
            .List("moment_list");

        moments.Single(m => m.GetProperty("text").Text("content") == "应用发的").Has("creator").ShouldBeFalse();
        moments.Single(m => m.GetProperty("text").Text("content") == "自己发的").Text("creator").ShouldBe(userid);
    }

    [Fact]
    public async Task B20_Likes_grow_over_days()
    {
        await using var sim = await Sim.StartAsync();
        var young = (await sim.TruthAsync("moments")).Where(m => m.Number("create_time") > sim.Now - (2 * 86400)).ToList();
        var ids = young.Select(m => m.Text("moment_id")).ToHashSet();
        var before = young.Sum(Reactions);

        await sim.AdvanceAsync(TimeSpan.FromDays(4));
        var after = (await sim.TruthAsync("moments")).Where(m => ids.Contains(m.Text("moment_id"))).Sum(Reactions);

        after.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task B20_A_like_can_be_taken_back()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var moment_id = (await sim.ActAsync(new { act = "publish_moment", userid, text = "早安" })).Text("moment_id");
        await sim.ActAsync(new { act = "like_moment", moment_id, userid, external_userid = customer });
        await sim.ActAsync(new { act = "comment_moment", moment_id, userid, external_userid = customer });
        var before = await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id, userid });

        await sim.ActAsync(new { act = "unlike_moment", moment_id, userid, external_userid = customer });

        before.List("like_list").Single().Text("external_userid").ShouldBe(customer);
        before.List("comment_list").Single().Number("create_time").ShouldBe(sim.Now);
        var after = await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id, userid });
        after.List("like_list").ShouldBeEmpty();
        after.List("comment_list").Count.ShouldBe(1);
    }

    [Fact]
    public async Task B21_A_welcome_code_is_good_once_and_for_twenty_seconds()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];
        var (first, second) = (await WelcomeCodeAsync(sim, userid), await WelcomeCodeAsync(sim, userid));

        (await WelcomeAsync(sim, DemoIdentity.Secret, first)).ShouldSucceed();
        (await WelcomeAsync(sim, DemoIdentity.Secret, first)).ShouldFailWith(41050);
        sim.Clock.Advance(TimeSpan.FromSeconds(21));
        (await WelcomeAsync(sim, DemoIdentity.Secret, second)).ShouldFailWith(41050);
        (await WelcomeAsync(sim, DemoIdentity.Secret, "unknown")).ShouldFailWith(41050);
    }

    [Fact]
    public async Task B21_Of_two_apps_the_first_to_greet_wins()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync(DemoIdentity.RegionalSecret))[0];
        var code = await WelcomeCodeAsync(sim, userid);

        (await WelcomeAsync(sim, DemoIdentity.RegionalSecret, code)).ShouldSucceed();
        (await WelcomeAsync(sim, DemoIdentity.Secret, code)).ShouldFailWith(41051);
    }

    [Fact]
    public async Task B21_No_greeting_after_the_chat_has_begun()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];
        var added = await sim.ActAsync(new { act = "add_customer", userid });
        await sim.ActAsync(new { act = "chat", userid, external_userid = added.Text("external_userid"), text = "在吗" });

        (await WelcomeAsync(sim, DemoIdentity.Secret, added.Text("welcome_code"))).ShouldFailWith(41051);
    }

    [Fact]
    public async Task B21_Two_apps_greeting_at_the_same_moment_meet_41096()
    {
        await using var sim = await Sim.StartAsync(o => o with { Latency = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) });
        var userid = (await sim.TruthAsync("members"))[0].Text("userid");
        foreach (var secret in new[] { DemoIdentity.Secret, DemoIdentity.RegionalSecret })
        {
            await sim.WithTimeAsync(sim.TokenAsync(secret));
        }

        var code = await WelcomeCodeAsync(sim, userid);
        var greetings = new[] { WelcomeAsync(sim, DemoIdentity.Secret, code), WelcomeAsync(sim, DemoIdentity.RegionalSecret, code) };

        (await await Task.WhenAny(greetings)).ShouldFailWith(41096);
        (await sim.WithTimeAsync(Task.WhenAll(greetings))).Count(a => a.Errcode() == 0).ShouldBe(1);
    }

    [Fact]
    public async Task B22_A_message_to_partly_wrong_receivers_succeeds_and_names_them_in_lower_case()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];
        var agentid = DemoIdentity.AgentId;

        var some = await sim.PostAsync(
            "message/send",
            new { touser = $"{member.ToUpperInvariant()}|NoBody", agentid, msgtype = "text", text = new { content = "提醒" } });
        var none = await sim.PostAsync("message/send", new { touser = "NoBody", agentid, msgtype = "text", text = new { content = "提醒" } });

        some.ShouldSucceed();
        some.Text("invaliduser").ShouldBe("nobody");
        none.ShouldFailWith(81013);
        (await sim.PostAsync("message/send", new { touser = member, agentid = 1, msgtype = "text", text = new { content = "提醒" } }))
            .ShouldFailWith(301002);
    }

    [Fact]
    public async Task B22_More_than_thirty_messages_a_minute_to_one_member_are_dropped_without_a_word()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];
        for (var i = 0; i < 31; i++)
        {
            (await sim.PostAsync("message/send", new { touser = member, agentid = DemoIdentity.AgentId, msgtype = "text", text = new { content = $"{i}" } })).ShouldSucceed();
        }

        var messages = await sim.ControlAsync("app-messages");

        messages.EnumerateArray().Count().ShouldBe(31);
        messages.EnumerateArray().Count(m => m.List("receivers").Count == 1).ShouldBe(30);
    }

    [Fact]
    public async Task B23_A_file_lives_three_days()
    {
        await using var sim = await Sim.StartAsync();
        var media = (await sim.UploadAsync("media/upload?type=image", Picture, "图.png")).Text("media_id");

        await sim.AdvanceAsync(TimeSpan.FromDays(3));
        (await sim.TextAsync($"/cgi-bin/media/get?media_id={media}&access_token={await sim.TokenAsync(DemoIdentity.Secret)}"))
            .ShouldContain("PNG");
        await sim.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await sim.GetAsync("media/get", $"media_id={media}")).ShouldFailWith(40145);
    }

    [Fact]
    public async Task B23_An_id_from_the_wrong_upload_api_is_refused()
    {
        await using var sim = await Sim.StartAsync();
        var forMessages = (await sim.UploadAsync("media/upload?type=image", Picture, "a.png")).Text("media_id");
        var forMoments = (await sim.UploadAsync("media/upload_attachment?media_type=image&attachment_type=1", Picture, "a.png"))
            .Text("media_id");
        object Moment(string media_id) => new { attachments = new[] { new { msgtype = "image", image = new { media_id } } } };

        (await sim.PostAsync("externalcontact/add_moment_task", Moment(forMessages))).ShouldFailWith(40007);
        (await sim.PostAsync("externalcontact/add_moment_task", Moment(forMoments))).ShouldSucceed();
    }

    private static string[] Ids(params string[] ids) => ids;

    private static bool IsAlone(IReadOnlyList<JsonElement> relations, JsonElement relation) =>
        relations.Count(r => r.Text("external_userid") == relation.Text("external_userid")) == 1;

    private static async Task<string> SendAsync(Sim sim, object body)
    {
        var answer = await sim.PostAsync("externalcontact/add_msg_template", body);
        answer.ShouldSucceed();
        return answer.Text("msgid");
    }

    private static async Task<JsonElement> TaskAsync(Sim sim, string msgid) =>
        (await sim.PostAsync("externalcontact/get_groupmsg_task", new { msgid })).List("task_list").Single();

    private static async Task<IReadOnlyList<JsonElement>> ResultsAsync(Sim sim, string msgid, string userid) =>
        (await sim.PostAsync("externalcontact/get_groupmsg_send_result", new { msgid, userid })).List("send_list");

    private static async Task<long> PublishStatusAsync(Sim sim, string moment_id) =>
        (await sim.PostAsync("externalcontact/get_moment_task", new { moment_id })).List("task_list").Single().Number("publish_status");

    private static int Reactions(JsonElement moment) =>
        moment.List("publishers").Sum(p => p.List("likes").Count + p.List("comments").Count);

    private static async Task<string> WelcomeCodeAsync(Sim sim, string userid) =>
        (await sim.ActAsync(new { act = "add_customer", userid })).Text("welcome_code");

    private static Task<JsonElement> WelcomeAsync(Sim sim, string secret, string welcome_code) =>
        sim.PostAsync(secret, "externalcontact/send_welcome_msg", new { welcome_code, text = new { content = "欢迎" } });
}
