namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class DirectoryTests
{
    [Fact]
    public async Task Departments_form_a_tree_with_leaders()
    {
        await using var sim = await Sim.StartAsync();

        var all = (await sim.GetAsync("department/list")).List("department");
        var region = (await sim.GetAsync("department/list", "id=10")).List("department");
        var ids = (await sim.GetAsync("department/simplelist")).List("department_id");

        all.Count(d => d.Number("parentid") == 0).ShouldBe(1);
        all.ShouldAllBe(d => d.Number("parentid") == 0 || all.Any(p => p.Number("id") == d.Number("parentid")));
        all.ShouldContain(d => d.List("department_leader").Count == 1);
        region.Select(d => d.Number("id"))
            .ShouldBe(all.Where(d => d.Number("id") == 10 || d.Number("parentid") == 10).Select(d => d.Number("id")));
        ids.Count.ShouldBe(all.Count);
        (await sim.GetAsync("department/get", "id=10")).GetProperty("department").Text("name").ShouldBe("华东大区");
        (await sim.GetAsync("department/get", "id=999")).ShouldFailWith(60003);
    }

    [Fact]
    public async Task Members_are_listed_one_level_deep_unless_children_are_asked_for()
    {
        await using var sim = await Sim.StartAsync();

        (await sim.GetAsync("user/list", "department_id=1")).List("userlist").ShouldHaveSingleItem().Text("position").ShouldBe("运营经理");
        var below = (await sim.GetAsync("user/simplelist", "department_id=1&fetch_child=1")).List("userlist");

        below.Count.ShouldBe((await sim.TruthAsync("members")).Count(m => m.GetProperty("active").GetBoolean()));
    }

    [Fact]
    public async Task User_ids_are_the_same_in_any_case()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];

        (await sim.GetAsync("user/get", $"userid={userid.ToLowerInvariant()}")).Text("userid").ShouldBe(userid);
        (await sim.GetAsync("user/get", "userid=")).ShouldFailWith(40003);
    }

    [Fact]
    public async Task A_new_colleague_is_found_by_looking()
    {
        await using var sim = await Sim.StartAsync();

        var userid = (await sim.ActAsync(new { act = "member_joins", name = "新来的", department = 101 })).Text("userid");

        (await sim.GetAsync("user/get", $"userid={userid}")).Text("name").ShouldBe("新来的");
        (await sim.ServingAsync()).ShouldContain(userid);
    }

    [Fact]
    public async Task Members_without_the_feature_have_no_customers()
    {
        await using var sim = await Sim.StartAsync();
        var clerk = (await sim.TruthAsync("members")).First(m => !m.GetProperty("serves_customers").GetBoolean()).Text("userid");

        (await sim.ServingAsync()).ShouldNotContain(clerk);
        (await sim.GetAsync("externalcontact/list", $"userid={clerk}")).ShouldFailWith(84074);
    }
}
