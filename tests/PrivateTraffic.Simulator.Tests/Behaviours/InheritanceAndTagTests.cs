using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 17 and 18.</summary>
public sealed class InheritanceAndTagTests
{
    [Fact]
    public async Task B17_A_member_who_leaves_vanishes_and_the_customers_wait_unassigned()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();

        await sim.ActAsync(new { act = "member_leaves", userid });

        (await sim.ServingAsync()).ShouldNotContain(userid);
        (await sim.GetAsync("user/get", $"userid={userid}")).ShouldFailWith(60111);
        (await UnassignedAsync(sim)).ShouldContain(row => row.Text("handover_userid") == userid && row.Text("external_userid") == customer);
    }

    [Fact]
    public async Task B17_The_world_has_members_who_left_before()
    {
        await using var sim = await Sim.StartAsync();

        var left = (await sim.TruthAsync("members")).Single(m => !m.GetProperty("active").GetBoolean());

        (await UnassignedAsync(sim)).ShouldAllBe(row => row.Text("handover_userid") == left.Text("userid"));
        (await UnassignedAsync(sim)).Count.ShouldBe((await sim.TruthAsync("relations")).Count(r => r.Text("status") == "unassigned"));
    }

    [Fact]
    public async Task B17_An_inherited_customer_arrives_after_24_hours()
    {
        await using var sim = await Sim.StartAsync();
        var row = (await UnassignedAsync(sim))[0];
        var (handover_userid, customer) = (row.Text("handover_userid"), row.Text("external_userid"));
        var taker = await TakerForAsync(sim, customer);

        var started = await sim.PostAsync(
            "externalcontact/resigned/transfer_customer", new { handover_userid, takeover_userid = taker, external_userid = new[] { customer } });
        await sim.AdvanceAsync(TimeSpan.FromHours(23));
        var waiting = await ResultAsync(sim, "resigned/", handover_userid, taker);
        await sim.AdvanceAsync(TimeSpan.FromHours(2));

        started.List("customer").Single().Errcode().ShouldBe(0);
        waiting.Number("status").ShouldBe(2);
        (await ResultAsync(sim, "resigned/", handover_userid, taker)).Number("status").ShouldBe(1);
        var follow = (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user")
            .Single(f => f.Text("userid") == taker);
        follow.Number("add_way").ShouldBe(202);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 4)]
    public async Task B17_The_customer_may_refuse_or_the_taker_be_full(bool taker_full, int status)
    {
        await using var sim = await Sim.StartAsync();
        var (giver, customer) = await sim.FriendsAsync();
        var taker = await TakerForAsync(sim, customer);
        await sim.PostAsync(
            "externalcontact/transfer_customer",
            new { handover_userid = giver, takeover_userid = taker, external_userid = new[] { customer } });

        await sim.ActAsync(new { act = "refuse_transfer", external_userid = customer, taker_full });
        await sim.AdvanceAsync(TimeSpan.FromHours(30));

        (await ResultAsync(sim, "", giver, taker)).Number("status").ShouldBe(status);
        (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user")
            .ShouldContain(f => f.Text("userid") == giver);
    }

    [Fact]
    public async Task B17_Transfers_that_cannot_be_are_refused_item_by_item()
    {
        await using var sim = await Sim.StartAsync();
        var (giver, customer) = await sim.FriendsAsync();
        var taker = await TakerForAsync(sim, customer);
        var transfer = new { handover_userid = giver, takeover_userid = taker, external_userid = new[] { customer, "wmNobody" } };

        var first = await sim.PostAsync("externalcontact/transfer_customer", transfer);
        var second = await sim.PostAsync("externalcontact/transfer_customer", transfer);

        first.List("customer").Select(c => c.Errcode()).ShouldBe([0, 40096]);
        second.List("customer")[0].Errcode().ShouldBe(40100);
        (await sim.PostAsync("externalcontact/transfer_customer", transfer with { takeover_userid = giver })).ShouldFailWith(40130);
        (await sim.PostAsync("externalcontact/resigned/transfer_customer", transfer)).ShouldFailWith(40097);
    }

    [Fact]
    public async Task B17_A_customer_can_be_handed_over_twice_in_90_days_and_not_three_times()
    {
        await using var sim = await Sim.StartAsync();
        var (giver, customer) = await sim.FriendsAsync();
        var takers = (await sim.ServingAsync()).Where(m => m != giver).Take(3).ToList();
        var errcodes = new List<int>();
        foreach (var taker in takers)
        {
            var answer = await sim.PostAsync(
                "externalcontact/transfer_customer", new { handover_userid = giver, takeover_userid = taker, external_userid = new[] { customer } });
            errcodes.Add(answer.List("customer").Single().Errcode());
            await sim.AdvanceAsync(TimeSpan.FromHours(25));
            giver = taker;
        }

        errcodes.ShouldBe([0, 0, 40128]);
    }

    [Fact]
    public async Task B17_A_resigned_owners_group_is_inherited()
    {
        await using var sim = await Sim.StartAsync();
        var group = (await sim.TruthAsync("groups"))[0];
        var (owner, chat) = (group.Text("owner"), group.Text("chat_id"));
        var heir = (await sim.ServingAsync()).First(m => m != owner);
        var transfer = new { chat_id_list = new[] { chat }, new_owner = heir };
        (await sim.PostAsync("externalcontact/groupchat/transfer", transfer)).List("failed_chat_list").Single().Errcode().ShouldBe(90500);

        await sim.ActAsync(new { act = "member_leaves", userid = owner });
        var orphaned = await sim.PostAsync(
            "externalcontact/groupchat/list",
            new { limit = 1000, status_filter = 1, owner_filter = new { userid_list = new[] { owner } } });
        await sim.PostAsync("externalcontact/groupchat/transfer", transfer);

        orphaned.List("group_chat_list").ShouldContain(g => g.Text("chat_id") == chat);
        (await sim.PostAsync("externalcontact/groupchat/get", new { chat_id = chat })).GetProperty("group_chat").Text("owner")
            .ShouldBe(heir);
    }

    [Fact]
    public async Task B18_Marking_with_a_tag_that_was_deleted_elsewhere_is_refused()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var tag = (await sim.TruthAsync("tags"))[0].Text("id");
        await sim.ActAsync(new { act = "delete_tag", id = tag });

        (await sim.PostAsync("externalcontact/mark_tag", new { userid, external_userid = customer, add_tag = new[] { tag } }))
            .ShouldFailWith(40068);
        (await sim.TruthAsync("relations")).ShouldAllBe(r => !r.Strings("tag_id").Contains(tag));
    }

    [Fact]
    public async Task B18_A_group_of_tags_vanishes_with_its_last_tag()
    {
        await using var sim = await Sim.StartAsync();
        var added = (await sim.PostAsync("externalcontact/add_corp_tag", new { group_name = "测试组", tag = new[] { new { name = "一" } } }))
            .GetProperty("tag_group");

        await sim.PostAsync("externalcontact/del_corp_tag", new { tag_id = new[] { added.List("tag")[0].Text("id") } });

        var group_id = new[] { added.Text("group_id") };
        (await sim.PostAsync("externalcontact/get_corp_tag_list", new { })).List("tag_group")
            .ShouldNotContain(g => g.Text("group_name") == "测试组");
        (await sim.PostAsync("externalcontact/get_corp_tag_list", new { group_id })).List("tag_group").Single().GetProperty("deleted")
            .GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task B18_An_app_may_change_only_tags_it_made_itself()
    {
        await using var sim = await Sim.StartAsync();
        var foreign = (await sim.TruthAsync("tags"))[0].Text("id");
        var own = (await sim.PostAsync("externalcontact/add_corp_tag", new { group_name = "本应用", tag = new[] { new { name = "甲" } } }))
            .GetProperty("tag_group").List("tag")[0].Text("id");

        (await sim.PostAsync("externalcontact/edit_corp_tag", new { id = foreign, name = "新名" })).ShouldFailWith(81011);
        (await sim.PostAsync("externalcontact/del_corp_tag", new { tag_id = new[] { foreign } })).ShouldFailWith(81011);
        (await sim.PostAsync(DemoIdentity.RegionalSecret, "externalcontact/edit_corp_tag", new { id = own, name = "新名" }))
            .ShouldFailWith(81011);
        (await sim.PostAsync("externalcontact/edit_corp_tag", new { id = own, name = "新名" })).ShouldSucceed();
    }

    private static async Task<IReadOnlyList<JsonElement>> UnassignedAsync(Sim sim) =>
        (await sim.PostAsync("externalcontact/get_unassigned_list", new { page_size = 1000 })).List("info");

    private static async Task<string> TakerForAsync(Sim sim, string customer)
    {
        var followers = (await sim.TruthAsync("customers")).Single(c => c.Text("external_userid") == customer).Strings("followers")
            .ToList();
        return (await sim.ServingAsync()).First(m => !followers.Contains(m));
    }

    private static async Task<JsonElement> ResultAsync(Sim sim, string path, string handover_userid, string takeover_userid) =>
        (await sim.PostAsync($"externalcontact/{path}transfer_result", new { handover_userid, takeover_userid })).List("customer").Single();
}
