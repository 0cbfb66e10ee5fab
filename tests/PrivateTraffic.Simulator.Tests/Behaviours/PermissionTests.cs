using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 27 to 30.</summary>
public sealed class PermissionTests
{
    private const long Day = 86_400;

    [Fact]
    public async Task B27_An_app_sees_members_departments_and_groups_of_its_range_only()
    {
        await using var sim = await Sim.StartAsync();
        var all = await sim.ServingAsync();
        var visible = await sim.ServingAsync(DemoIdentity.RegionalSecret);
        var invisible = all.Except(visible).First();

        visible.Count.ShouldBeInRange(1, all.Count - 1);
        (await sim.GetAsync(DemoIdentity.RegionalSecret, "user/get", $"userid={invisible}")).ShouldFailWith(60111);
        (await sim.GetAsync(DemoIdentity.RegionalSecret, "externalcontact/list", $"userid={invisible}")).ShouldFailWith(60111);
        (await sim.GetAsync(DemoIdentity.RegionalSecret, "department/list", "")).List("department").ShouldAllBe(d => d.Number("id") != 1);
        var owners = (await sim.TruthAsync("groups")).ToDictionary(g => g.Text("chat_id"), g => g.Text("owner"));
        var groups = (await sim.PostAsync(DemoIdentity.RegionalSecret, "externalcontact/groupchat/list", new { limit = 1000 }))
            .List("group_chat_list");
        groups.ShouldAllBe(g => visible.Contains(owners[g.Text("chat_id")]));
    }

    [Theory]
    [InlineData("externalcontact/get_follow_user_list")]
    [InlineData("externalcontact/list")]
    [InlineData("externalcontact/get")]
    [InlineData("externalcontact/batch/get_by_user")]
    [InlineData("externalcontact/get_corp_tag_list")]
    [InlineData("externalcontact/groupchat/list")]
    [InlineData("externalcontact/get_moment_list")]
    [InlineData("externalcontact/add_msg_template")]
    [InlineData("externalpay/get_bill_list")]
    public async Task B27_An_unlisted_app_gets_48002_on_customer_contact(string api)
    {
        await using var sim = await Sim.StartAsync();

        (await sim.PostAsync(DemoIdentity.UnlistedSecret, api, new { })).ShouldFailWith(48002);
    }

    [Fact]
    public async Task B27_An_unlisted_app_may_read_the_directory()
    {
        await using var sim = await Sim.StartAsync();

        (await sim.GetAsync(DemoIdentity.UnlistedSecret, "department/simplelist", "")).ShouldSucceed();
        (await sim.GetAsync(DemoIdentity.UnlistedSecret, "user/list", "department_id=100")).List("userlist").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task B28_A_new_app_gets_no_private_fields_of_members()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];

        var member = await sim.GetAsync("user/get", $"userid={userid}");

        member.Text("userid").ShouldBe(userid);
        foreach (var field in new[] { "mobile", "email", "biz_mail", "avatar", "thumb_avatar", "gender", "qr_code", "address" })
        {
            member.Has(field).ShouldBeFalse(field);
        }
    }

    [Fact]
    public async Task B28_The_contact_sync_secret_may_list_ids_and_nothing_else()
    {
        await using var sim = await Sim.StartAsync();

        var first = await sim.PostAsync(DemoIdentity.ContactSyncSecret, "user/list_id", new { limit = 4 });
        var second = await sim.PostAsync(
            DemoIdentity.ContactSyncSecret, "user/list_id", new { limit = 100, cursor = first.Text("next_cursor") });

        first.List("dept_user").Count.ShouldBe(4);
        second.Text("next_cursor").ShouldBe("");
        first.List("dept_user").Concat(second.List("dept_user")).Select(u => u.Text("userid"))
            .ShouldBe((await sim.TruthAsync("members")).Where(m => m.GetProperty("active").GetBoolean()).Select(m => m.Text("userid")));
        (await sim.GetAsync(DemoIdentity.ContactSyncSecret, "user/get", "userid=x")).ShouldFailWith(48009);
        (await sim.GetAsync(DemoIdentity.ContactSyncSecret, "externalcontact/get_follow_user_list", "")).ShouldFailWith(48009);
        (await sim.PostAsync("user/list_id", new { limit = 4 })).ShouldFailWith(48002);
    }

    [Fact]
    public async Task B29_Figures_of_several_members_are_summed_up_day_by_day()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync()).Take(3).ToList();
        var (start_time, end_time) = (sim.Now - (10 * Day), sim.Now - Day);

        var together = (await sim.PostAsync("externalcontact/get_user_behavior_data", new { userid, start_time, end_time }))
            .List("behavior_data");
        var apart = new List<JsonElement>();
        foreach (var one in userid)
        {
            apart.AddRange(
                (await sim.PostAsync("externalcontact/get_user_behavior_data", new { userid = new[] { one }, start_time, end_time })).List("behavior_data"));
        }

        together.Count.ShouldBe(10);
        together.ShouldAllBe(row => (row.Number("stat_time") + (8 * 3600)) % Day == 0);
        foreach (var field in new[] { "chat_cnt", "message_cnt", "new_contact_cnt", "negative_feedback_cnt" })
        {
            together.Sum(row => row.Number(field)).ShouldBe(apart.Sum(row => row.Number(field)), field);
        }

        together.Sum(row => row.Number("chat_cnt")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task B29_New_customers_in_the_figures_are_those_of_the_relations()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];
        var (begin, end) = (sim.Now - (30 * Day), sim.Now - Day);

        var rows =
            (await sim.PostAsync("externalcontact/get_user_behavior_data", new { userid = new[] { member }, start_time = begin, end_time = end })).List("behavior_data");

        var first = rows[0].Number("stat_time");
        var added = (await sim.TruthAsync("relations")).Count(r =>
            r.Text("userid") == member && r.Number("createtime") >= first && r.Number("createtime") < rows[^1].Number("stat_time") + Day);
        rows.Sum(row => row.Number("new_contact_cnt")).ShouldBe(added);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(32, 1)]
    [InlineData(200, 190)]
    [InlineData(1, 5)]
    public async Task B29_Today_more_than_thirty_days_too_long_ago_and_backwards_are_refused(int fromDaysAgo, int toDaysAgo)
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync()).Take(1);

        var answer = await sim.PostAsync(
            "externalcontact/get_user_behavior_data", new { userid, start_time = sim.Now - (fromDaysAgo * Day), end_time = sim.Now - (toDaysAgo * Day) });

        answer.ShouldFailWith(40058);
    }

    [Fact]
    public async Task B30_The_clock_can_be_read_and_moved_but_never_back()
    {
        await using var sim = await Sim.StartAsync(
            o => o with { ClockRuns = false, Now = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero) });
        var before = (await sim.ControlAsync("clock")).Number("now");

        sim.Clock.Advance(TimeSpan.FromHours(1));
        (await sim.ControlAsync("clock")).Number("now").ShouldBe(before);
        await sim.PostControlAsync("clock", new { to = "2026-05-03T00:00:00Z" });
        (await sim.ControlAsync("clock")).Number("now").ShouldBe(before + (2 * Day));
        (await sim.PostControlAsync("clock", new { advanceDays = -1 })).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task B30_Codes_live_five_minutes_on_the_movable_clock()
    {
        await using var sim = await Sim.StartAsync();
        var code = await SignInCodeAsync(sim);
        var late = await SignInCodeAsync(sim);

        (await sim.GetAsync("auth/getuserinfo", $"code={code}")).ShouldSucceed();
        (await sim.GetAsync("auth/getuserinfo", $"code={code}")).ShouldFailWith(42022);
        await sim.AdvanceAsync(TimeSpan.FromSeconds(301));
        (await sim.GetAsync("auth/getuserinfo", $"code={late}")).ShouldFailWith(42003);
        (await sim.GetAsync("auth/getuserinfo", "code=invented")).ShouldFailWith(40029);
    }

    [Fact]
    public async Task B30_Moving_the_clock_extends_the_world_without_changing_its_past()
    {
        await using var sim = await Sim.StartAsync(o => o with { ClockRuns = false });
        var bills = await sim.TruthAsync("bills");
        var interactions = await sim.TextAsync("/_sim/interactions.csv?to=2026-02-28");

        await sim.AdvanceAsync(TimeSpan.FromDays(20));

        (await sim.TextAsync("/_sim/interactions.csv?to=2026-02-28")).ShouldBe(interactions);
        var later = await sim.TruthAsync("bills");
        later.Count.ShouldBeGreaterThan(bills.Count);
        later.Take(bills.Count).Select(b => b.Text("transaction_id")).ShouldBe(bills.Select(b => b.Text("transaction_id")));
        (await sim.ControlAsync("world")).Number("customers").ShouldBeGreaterThan(1000);
    }

    private static async Task<string> SignInCodeAsync(Sim sim)
    {
        var member = (await sim.ServingAsync())[0];
        var answer = await sim.Http.GetAsync(
            $"/connect/oauth2/authorize?appid={DemoIdentity.CorpId}&redirect_uri={Uri.EscapeDataString(sim.SidebarAddress + "back")}&response_type=code&scope=snsapi_base&state=s&agentid=1000002&as={member}",
            TestContext.Current.CancellationToken);
        return System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
    }
}
