namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class MassMessageTests
{
    private const string Add = "externalcontact/add_msg_template";

    [Fact]
    public async Task A_tag_filter_is_or_inside_a_group_and_and_between_groups()
    {
        await using var sim = await Sim.StartAsync();
        var tags = await sim.TruthAsync("tags");
        string IdOf(string name) => tags.First(t => t.Text("name") == name && t.Number("type") == 1).Text("id");
        var (levels, interests) = (new[] { IdOf("银卡"), IdOf("金卡") }, new[] { IdOf("护肤") });

        var msgid = (await sim.PostAsync(Add, new
        {
            text = new { content = "护肤课堂" },
            tag_filter = new { group_list = new[] { new { tag_list = levels }, new { tag_list = interests } } },
        })).Text("msgid");

        sim.Clock.Advance(TimeSpan.FromSeconds(3));
        var recipients = new List<string>();
        foreach (var task in (await sim.PostAsync("externalcontact/get_groupmsg_task", new { msgid })).List("task_list"))
        {
            var results = await sim.PostAsync(
                "externalcontact/get_groupmsg_send_result", new { msgid, userid = task.Text("userid"), limit = 1000 });
            recipients.AddRange(results.List("send_list").Select(r => r.Text("external_userid")));
        }

        recipients.ShouldBe(
            (await sim.TruthAsync("relations"))
                .Where(r => r.Text("status") is "mutual" or "customer_left")
                .Where(r => r.Strings("tag_id").Any(levels.Contains) && r.Strings("tag_id").Any(interests.Contains))
                .Select(r => r.Text("external_userid"))
                .Distinct(),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Without_a_sender_whoever_chatted_last_gets_the_task()
    {
        await using var sim = await Sim.StartAsync();
        var shared = (await sim.TruthAsync("customers")).First(c => c.List("followers").Count == 2);
        var (customer, second) = (shared.Text("external_userid"), shared.Strings("followers").Last());
        await sim.ActAsync(new { act = "chat", userid = second, external_userid = customer, text = "在吗" });

        var msgid = (await sim.PostAsync(Add, new { external_userid = Ids(customer), text = new { content = "上新" } })).Text("msgid");

        sim.Clock.Advance(TimeSpan.FromSeconds(3));
        (await sim.PostAsync("externalcontact/get_groupmsg_task", new { msgid })).List("task_list").Single().Text("userid")
            .ShouldBe(second);
    }

    [Fact]
    public async Task A_message_to_groups_needs_a_sender_and_lists_only_what_was_sent()
    {
        await using var sim = await Sim.StartAsync();
        var group = (await sim.TruthAsync("groups"))[0];
        var userid = group.Text("owner");
        (await sim.PostAsync(Add, new { chat_type = "group", text = new { content = "群公告" } })).ShouldFailWith(40003);

        var msgid =
            (await sim.PostAsync(Add, new { chat_type = "group", sender = userid, chat_id_list = Ids(group.Text("chat_id")), text = new { content = "群公告" } })).Text("msgid");
        sim.Clock.Advance(TimeSpan.FromSeconds(3));
        var before = await sim.PostAsync("externalcontact/get_groupmsg_send_result", new { msgid, userid });
        await sim.ActAsync(new { act = "confirm_mass_message", msgid, userid });
        var after = await sim.PostAsync("externalcontact/get_groupmsg_send_result", new { msgid, userid });

        before.List("send_list").ShouldBeEmpty();
        after.List("send_list").Single().Text("chat_id").ShouldBe(group.Text("chat_id"));
    }

    [Fact]
    public async Task Company_and_member_sends_are_told_apart_in_the_list()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var byApp = (await sim.PostAsync(Add, new { external_userid = Ids(customer), sender = userid, text = new { content = "企业" } }))
            .Text("msgid");
        var byMember = (await sim.ActAsync(new { act = "send_mass_message", userid, external_userids = Ids(customer), text = "个人" }))
            .Text("msgid");
        var window = new { chat_type = "single", start_time = sim.Now - 60, end_time = sim.Now + 60, filter_type = 2 };

        var all = (await sim.PostAsync("externalcontact/get_groupmsg_list_v2", window)).List("group_msg_list");
        var personal = (await sim.PostAsync("externalcontact/get_groupmsg_list_v2", window with { filter_type = 1 }))
            .List("group_msg_list");

        all.Select(m => m.Text("msgid")).ShouldBe([byApp, byMember]);
        all[0].Has("creator").ShouldBeFalse();
        personal.Single().Text("creator").ShouldBe(userid);
    }

    [Theory]
    [InlineData("{}", 41088)]
    [InlineData("""{"chat_type":"both","text":{"content":"x"}}""", 86214)]
    [InlineData("""{"text":{"content":"x"}}""", 40058)]
    [InlineData("""{"text":{"content":"x"},"attachments":[{"msgtype":"song"}]}""", 41065)]
    [InlineData("""{"text":{"content":"x"},"attachments":[{"msgtype":"image","image":{"media_id":"old"}}]}""", 40007)]
    public async Task What_cannot_be_sent_is_refused(string body, int errcode)
    {
        await using var sim = await Sim.StartAsync();

        (await sim.PostTextAsync(Add, body)).ShouldFailWith(errcode);
    }

    private static string[] Ids(params string[] ids) => ids;
}
