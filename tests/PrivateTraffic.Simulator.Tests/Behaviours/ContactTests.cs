using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 12 to 16.</summary>
public sealed class ContactTests
{
    [Fact]
    public async Task B12_A_member_without_customers_is_answered_with_84061()
    {
        await using var sim = await Sim.StartAsync();
        var newcomer = (await sim.TruthAsync("members")).Single(m => m.Text("position") == "见习导购").Text("userid");

        (await sim.GetAsync("externalcontact/list", $"userid={newcomer}")).ShouldFailWith(84061);
    }

    [Fact]
    public async Task B12_A_pair_that_the_member_deleted_is_answered_with_84061()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();

        await sim.ActAsync(new { act = "member_deletes_customer", userid, external_userid = customer });

        (await sim.PostAsync("externalcontact/remark", new { userid, external_userid = customer, remark = "x" })).ShouldFailWith(84061);
    }

    [Fact]
    public async Task B12_A_half_added_pair_is_answered_with_84061_until_the_member_confirms()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];
        var customer = (await sim.ActAsync(new { act = "add_customer", userid, half = true })).Text("external_userid");

        (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).ShouldFailWith(84061);
        await sim.ActAsync(new { act = "confirm_customer", userid, external_userid = customer });
        (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).ShouldSucceed();
    }

    [Fact]
    public async Task B12_Group_members_who_are_nobodys_friends_are_no_customers()
    {
        await using var sim = await Sim.StartAsync();
        var customers = (await sim.TruthAsync("customers")).Select(c => c.Text("external_userid")).ToHashSet();
        var stranger = (await sim.TruthAsync("groups")).SelectMany(g => g.List("members"))
            .First(m => m.Number("type") == 2 && !customers.Contains(m.Text("userid"))).Text("userid");

        (await sim.GetAsync("externalcontact/get", $"external_userid={stranger}")).ShouldFailWith(84061);
        (await sim.GetAsync("externalcontact/get", "external_userid=wmNobodyEverHadThisId0000000000x")).ShouldFailWith(40096);
    }

    [Fact]
    public async Task B13_A_customer_who_deleted_the_member_stays_readable()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();

        await sim.ActAsync(new { act = "customer_deletes_member", userid, external_userid = customer });

        var answer = await sim.GetAsync("externalcontact/get", $"external_userid={customer}");
        answer.List("follow_user").ShouldContain(f => f.Text("userid") == userid);
        (await sim.GetAsync("externalcontact/list", $"userid={userid}")).Strings("external_userid").ShouldContain(customer);
        (await sim.TruthAsync("relations")).Single(r => r.Text("userid") == userid && r.Text("external_userid") == customer).Text("status")
            .ShouldBe("customer_left");
    }

    [Fact]
    public async Task B13_A_customer_may_come_back_with_a_new_createtime()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        await sim.ActAsync(new { act = "customer_deletes_member", userid, external_userid = customer });
        await sim.AdvanceAsync(TimeSpan.FromDays(1));

        await sim.ActAsync(new { act = "add_customer", userid, external_userid = customer });

        var follow = (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user")
            .Single(f => f.Text("userid") == userid);
        follow.Number("createtime").ShouldBe(sim.Now);
        (await sim.GetAsync("externalcontact/list", $"userid={userid}")).Strings("external_userid").Count(c => c == customer).ShouldBe(1);
    }

    [Fact]
    public async Task B14_One_customer_looks_different_under_each_member()
    {
        await using var sim = await Sim.StartAsync();
        var shared = (await sim.TruthAsync("customers")).First(c => c.List("followers").Count == 2).Text("external_userid");

        var follows = (await sim.GetAsync("externalcontact/get", $"external_userid={shared}")).List("follow_user");

        follows.Count.ShouldBe(2);
        follows[0].Number("createtime").ShouldNotBe(follows[1].Number("createtime"));
    }

    [Fact]
    public async Task B14_An_app_sees_only_the_followers_in_its_visible_range()
    {
        await using var sim = await Sim.StartAsync();
        var visible = (await sim.ServingAsync(DemoIdentity.RegionalSecret)).ToHashSet();
        var shared = (await sim.TruthAsync("customers"))
            .First(c => c.Strings("followers").Count(visible.Contains) == 1 && c.List("followers").Count > 1);

        var seen = await sim.GetAsync(
            DemoIdentity.RegionalSecret, "externalcontact/get", $"external_userid={shared.Text("external_userid")}");

        seen.List("follow_user").Select(f => f.Text("userid")).ShouldBe(shared.Strings("followers").Where(visible.Contains));
    }

    [Fact]
    public async Task B15_Get_names_tags_and_batch_gives_their_ids_without_personal_ones()
    {
        await using var sim = await Sim.StartAsync();
        var truth = (await sim.TruthAsync("relations"))
            .First(r => r.Text("status") == "mutual" && r.List("personal_tags").Count > 0 && r.List("tag_id").Count > 0);
        var (userid, customer) = (truth.Text("userid"), truth.Text("external_userid"));

        var tags = (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user")
            .Single(f => f.Text("userid") == userid).List("tags");
        var info = await FollowInfoAsync(sim, userid, customer);

        tags.Where(t => t.Number("type") == 2).ShouldAllBe(t => !t.Has("tag_id"));
        tags.Where(t => t.Number("type") == 2).Select(t => t.Text("tag_name")).ShouldBe(truth.Strings("personal_tags"));
        tags.Where(t => t.Number("type") != 2).Select(t => t.Text("tag_id")).ShouldBe(truth.Strings("tag_id"));
        info.Strings("tag_id").ShouldBe(truth.Strings("tag_id"));
        info.Has("tags").ShouldBeFalse();
    }

    [Fact]
    public async Task B15_Strategy_tags_are_of_type_3_and_not_in_the_corp_library()
    {
        await using var sim = await Sim.StartAsync();
        var strategyTag = (await sim.TruthAsync("tags")).First(t => t.Number("type") == 3).Text("id");
        var truth = (await sim.TruthAsync("relations"))
            .First(r => r.Text("status") == "mutual" && r.Strings("tag_id").Contains(strategyTag));

        var tags = (await sim.GetAsync("externalcontact/get", $"external_userid={truth.Text("external_userid")}")).List("follow_user")
            .SelectMany(f => f.List("tags"));
        var library = (await sim.PostAsync("externalcontact/get_corp_tag_list", new { })).List("tag_group").SelectMany(g => g.List("tag"))
            .Select(t => t.Text("id"));

        strategyTag.ShouldStartWith("st");
        tags.ShouldContain(t => t.Number("type") == 3 && t.Text("tag_id") == strategyTag);
        library.ShouldNotContain(strategyTag);
    }

    [Fact]
    public async Task B16_Customers_without_unionid_of_wecom_with_odd_names_and_unknown_ways_are_all_there()
    {
        await using var sim = await Sim.StartAsync(o => o with { Customers = 3000 });
        var rows = new List<JsonElement>();
        foreach (var members in (await sim.ServingAsync()).Chunk(100))
        {
            rows.AddRange(await RowsAsync(sim, members));
        }

        var contacts = rows.Select(r => r.GetProperty("external_contact")).ToList();
        var infos = rows.Select(r => r.GetProperty("follow_info")).ToList();
        contacts.ShouldContain(c => c.Number("type") == 1 && !HasField(c, "unionid"));
        contacts.ShouldContain(c => c.Number("type") == 2 && HasField(c, "corp_name") && c.Text("external_userid").StartsWith("wo"));
        contacts.ShouldContain(c => c.Number("type") == 2 && !HasField(c, "position"));
        contacts.ShouldContain(c => c.Text("name").Length == 0);
        contacts.ShouldContain(c => c.Text("name").Contains('<'));
        contacts.ShouldContain(c => c.Number("gender") == 0);
        infos.ShouldContain(i => i.Number("add_way") == 199);
        infos.ShouldContain(i => HasField(i, "state") && i.Text("state").Length == 30);
        infos.ShouldContain(i => HasField(i, "wechat_channels"));
    }

    private static bool HasField(JsonElement element, string name) => element.Has(name);

    private static async Task<JsonElement> FollowInfoAsync(Sim sim, string userid, string customer) =>
        (await RowsAsync(sim, [userid])).Single(r => r.GetProperty("external_contact").Text("external_userid") == customer)
            .GetProperty("follow_info");

    private static async Task<List<JsonElement>> RowsAsync(Sim sim, IEnumerable<string> members)
    {
        var (rows, cursor) = (new List<JsonElement>(), "");
        do
        {
            var page = await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = members, cursor, limit = 100 });
            rows.AddRange(page.List("external_contact_list"));
            cursor = page.Text("next_cursor");
        }
        while (cursor.Length > 0);

        return rows;
    }
}
