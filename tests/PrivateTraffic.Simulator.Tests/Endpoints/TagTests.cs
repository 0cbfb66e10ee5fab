namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class TagTests
{
    private const string Add = "externalcontact/add_corp_tag";

    [Fact]
    public async Task A_tag_is_added_given_and_taken_away()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, external_userid) = await sim.FriendsAsync();
        var tag = (await sim.PostAsync(Add, Group("矩阵", "高频首购"))).GetProperty("tag_group").List("tag")[0].Text("id");

        (await sim.PostAsync("externalcontact/mark_tag", new { userid, external_userid, add_tag = Ids(tag) })).ShouldSucceed();
        (await TagsAsync(sim, userid, external_userid)).ShouldContain(tag);
        (await sim.PostAsync("externalcontact/mark_tag", new { userid, external_userid, remove_tag = Ids(tag) })).ShouldSucceed();
        (await TagsAsync(sim, userid, external_userid)).ShouldNotContain(tag);
        (await sim.PostAsync("externalcontact/mark_tag", new { userid, external_userid })).ShouldFailWith(41111);
    }

    [Fact]
    public async Task Tags_of_the_world_that_were_there_stay_when_another_is_added()
    {
        await using var sim = await Sim.StartAsync();
        var before = (await sim.TruthAsync("relations")).First(r => r.Text("status") == "mutual" && r.List("tag_id").Count > 2);
        var (userid, external_userid) = (before.Text("userid"), before.Text("external_userid"));
        var tag = (await sim.PostAsync(Add, Group("矩阵", "高频首购"))).GetProperty("tag_group").List("tag")[0].Text("id");

        await sim.PostAsync("externalcontact/mark_tag", new { userid, external_userid, add_tag = Ids(tag) });

        (await TagsAsync(sim, userid, external_userid)).ShouldBe([.. before.Strings("tag_id"), tag]);
    }

    [Fact]
    public async Task An_existing_group_takes_further_tags_and_equal_names_count_once()
    {
        await using var sim = await Sim.StartAsync();
        var first = (await sim.PostAsync(Add, Group("矩阵", "甲"))).GetProperty("tag_group");

        var second = (await sim.PostAsync(Add, Group("矩阵", "乙", "乙"))).GetProperty("tag_group");

        second.Text("group_id").ShouldBe(first.Text("group_id"));
        second.List("tag").Count.ShouldBe(1);
        (await sim.PostAsync(Add, Group("矩阵", "甲"))).ShouldFailWith(40071);
        (await sim.PostAsync(Add, Group("矩阵", new string('长', 31)))).ShouldFailWith(40072);
        (await sim.PostAsync(Add, new { group_id = "etUnknown", tag = new[] { new { name = "丙" } } })).ShouldFailWith(40068);
    }

    [Fact]
    public async Task A_name_that_a_sibling_has_cannot_be_taken()
    {
        await using var sim = await Sim.StartAsync();
        var tags = (await sim.PostAsync(Add, Group("矩阵", "甲", "乙"))).GetProperty("tag_group").List("tag");

        (await sim.PostAsync("externalcontact/edit_corp_tag", new { id = tags[0].Text("id"), name = "乙" })).ShouldFailWith(40071);
        (await sim.PostAsync("externalcontact/edit_corp_tag", new { id = tags[0].Text("id"), name = "丙", order = 7 })).ShouldSucceed();

        var read = (await sim.PostAsync("externalcontact/get_corp_tag_list", new { tag_id = Ids(tags[0].Text("id")) })).List("tag_group")
            .Single().List("tag").Single();
        (read.Text("name"), read.Number("order")).ShouldBe(("丙", 7));
    }

    [Fact]
    public async Task What_an_administrator_does_to_tags_is_seen_by_all()
    {
        await using var sim = await Sim.StartAsync();
        var id = (await sim.ActAsync(new { act = "create_tag", group_name = "节日", name = "双十一" })).Text("id");

        await sim.ActAsync(new { act = "rename_tag", id, name = "双十二" });

        (await sim.PostAsync("externalcontact/get_corp_tag_list", new { tag_id = Ids(id) })).List("tag_group").Single().List("tag").Single()
            .Text("name").ShouldBe("双十二");
    }

    private static object Group(string group_name, params string[] names) => new { group_name, tag = names.Select(name => new { name }) };

    private static string[] Ids(params string[] ids) => ids;

    private static async Task<IReadOnlyList<string>> TagsAsync(Sim sim, string userid, string customer) =>
        [.. (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).List("follow_user").Single(f => f.Text("userid") == userid)
            .List("tags").Where(t => t.Has("tag_id")).Select(t => t.Text("tag_id"))];
}
