namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class CustomerTests
{
    [Fact]
    public async Task Every_way_to_read_agrees_with_the_truth()
    {
        await using var sim = await Sim.StartAsync();
        var truth = (await sim.TruthAsync("relations")).Where(r => r.Text("status") is "mutual" or "customer_left")
            .ToLookup(r => r.Text("userid"));
        foreach (var userid in await sim.ServingAsync())
        {
            if (!truth[userid].Any())
            {
                continue;
            }

            var listed = (await sim.GetAsync("externalcontact/list", $"userid={userid}")).Strings("external_userid");
            listed.ShouldBe(truth[userid].Select(r => r.Text("external_userid")));
        }

        var one = truth.First().First(r => r.List("remark_mobiles").Count > 0);
        var follow = (await sim.GetAsync("externalcontact/get", $"external_userid={one.Text("external_userid")}")).List("follow_user")
            .Single(f => f.Text("userid") == one.Text("userid"));
        follow.Text("remark").ShouldBe(one.Text("remark"));
        follow.Number("createtime").ShouldBe(one.Number("createtime"));
        follow.Number("add_way").ShouldBe(one.Number("add_way"));
        follow.Strings("remark_mobiles").ShouldBe(one.Strings("remark_mobiles"));
    }

    [Fact]
    public async Task A_remark_replaces_what_it_names_and_leaves_the_rest()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, external_userid) = await sim.FriendsAsync();
        await sim.PostAsync(
            "externalcontact/remark", new { userid, external_userid, remark = "新", description = "说明", remark_company = "示例", remark_mobiles = Only("19900000001", "19900000002") });

        (await sim.PostAsync("externalcontact/remark", new { userid, external_userid, remark_mobiles = Only("") })).ShouldSucceed();

        var follow = (await sim.GetAsync("externalcontact/get", $"external_userid={external_userid}")).List("follow_user")
            .Single(f => f.Text("userid") == userid);
        (follow.Text("remark"), follow.Text("description"), follow.Text("remark_corp_name")).ShouldBe(("新", "说明", "示例"));
        follow.List("remark_mobiles").ShouldBeEmpty();
        (await sim.PostAsync("externalcontact/remark", new { userid, external_userid })).ShouldFailWith(40058);
        (await sim.PostAsync("externalcontact/remark", new { userid, external_userid, remark = new string('长', 21) }))
            .ShouldFailWith(40058);
    }

    [Fact]
    public async Task Batch_asks_for_one_to_a_hundred_members_that_are_there()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];

        (await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = Array.Empty<string>() })).ShouldFailWith(41009);
        (await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = Enumerable.Repeat(member, 101) }))
            .ShouldFailWith(40058);
        (await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = Only("Nobody") })).ShouldFailWith(60111);
        (await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list = Only(member) }))
            .List("external_contact_list").Count.ShouldBe(50);
    }

    private static string[] Only(params string[] ids) => ids;
}
