using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class GroupTests
{
    private const long Day = 86_400;

    [Fact]
    public async Task A_group_tells_who_is_in_it_and_how_they_came()
    {
        await using var sim = await Sim.StartAsync();
        var truth = (await sim.TruthAsync("groups"))[0];

        var group = (await sim.PostAsync("externalcontact/groupchat/get", new { chat_id = truth.Text("chat_id"), need_name = 1 }))
            .GetProperty("group_chat");

        group.Text("owner").ShouldBe(truth.Text("owner"));
        group.List("member_list").Select(m => m.Text("userid")).ShouldBe(truth.List("members").Select(m => m.Text("userid")));
        group.List("member_list").ShouldAllBe(m => HasField(m, "name"));
        group.List("member_list").Where(m => HasField(m, "invitor")).ShouldAllBe(m => m.Number("join_scene") == 1);
        group.Text("member_version").Length.ShouldBe(32);
        (await sim.PostAsync("externalcontact/groupchat/get", new { chat_id = "wrUnknown" })).ShouldFailWith(86001);
    }

    [Fact]
    public async Task A_dismissed_group_is_gone()
    {
        await using var sim = await Sim.StartAsync();
        var chat_id = (await sim.TruthAsync("groups"))[0].Text("chat_id");

        await sim.ActAsync(new { act = "dismiss_group", chat_id });

        (await sim.PostAsync("externalcontact/groupchat/get", new { chat_id })).ShouldFailWith(49008);
        (await sim.PostAsync("externalcontact/groupchat/list", new { limit = 1000 })).List("group_chat_list")
            .ShouldNotContain(g => g.Text("chat_id") == chat_id);
    }

    [Fact]
    public async Task Groups_are_listed_in_pages()
    {
        await using var sim = await Sim.StartAsync(o => o with { Customers = 3000 });
        var (chats, cursor) = (new List<string>(), "");
        do
        {
            var page = await sim.PostAsync("externalcontact/groupchat/list", new { limit = 3, cursor });
            chats.AddRange(page.List("group_chat_list").Select(g => g.Text("chat_id")));
            cursor = page.Text("next_cursor");
        }
        while (cursor.Length > 0);

        // Groups of owners who left must be asked for by name.
        chats.ShouldBe((await sim.TruthAsync("groups")).Where(g => g.Number("status") == 0).Select(g => g.Text("chat_id")));
        (await sim.PostAsync("externalcontact/groupchat/list", new { })).ShouldFailWith(40058);
    }

    [Fact]
    public async Task More_than_a_thousand_members_need_an_owner_filter()
    {
        await using var sim = await Sim.StartAsync(o => o with { Staff = 1100 });

        (await sim.PostAsync("externalcontact/groupchat/list", new { limit = 10 })).ShouldFailWith(81017);
        (await sim.PostAsync("externalcontact/groupchat/list", new { limit = 10, owner_filter = new { userid_list = (await sim.ServingAsync()).Take(100) } })).ShouldSucceed();
    }

    [Fact]
    public async Task Statistics_of_groups_add_up()
    {
        await using var sim = await Sim.StartAsync();
        var owners = (await sim.TruthAsync("groups")).Where(g => g.Number("status") == 0).Select(g => g.Text("owner")).Distinct().ToList();
        var filter = new { userid_list = owners };
        var body = new { day_begin_time = sim.Now - (7 * Day), day_end_time = sim.Now - Day, owner_filter = filter };

        var byOwner = await sim.PostAsync("externalcontact/groupchat/statistic", body);
        var byDay = (await sim.PostAsync("externalcontact/groupchat/statistic_group_by_day", body)).List("items");

        byOwner.Number("total").ShouldBe(owners.Count);
        byDay.Count.ShouldBe(7);
        Sum(byOwner.List("items"), "member_total").ShouldBe(byDay[^1].GetProperty("data").Number("member_total"));
        Sum(byOwner.List("items"), "new_member_cnt").ShouldBe(Sum(byDay, "new_member_cnt"));
        Sum(byOwner.List("items"), "chat_total").ShouldBe((await sim.TruthAsync("groups")).Count(g => owners.Contains(g.Text("owner"))));
    }

    [Fact]
    public async Task A_way_to_join_and_welcome_material_are_kept()
    {
        await using var sim = await Sim.StartAsync();
        var chat_id_list = (await sim.TruthAsync("groups")).Where(g => g.Number("status") == 0).Take(1).Select(g => g.Text("chat_id"));

        var config_id = (await sim.PostAsync("externalcontact/groupchat/add_join_way", new { scene = 2, chat_id_list, state = "poster" }))
            .Text("config_id");
        var template_id =
            (await sim.PostAsync("externalcontact/group_welcome_template/add", new { text = new { content = "欢迎 %NICKNAME%" } }))
                .Text("template_id");

        (await sim.PostAsync("externalcontact/groupchat/get_join_way", new { config_id })).GetProperty("join_way").Text("state")
            .ShouldBe("poster");
        (await sim.PostAsync("externalcontact/group_welcome_template/get", new { template_id })).GetProperty("text").Text("content")
            .ShouldBe("欢迎 %NICKNAME%");
        (await sim.PostAsync(DemoIdentity.RegionalSecret, "externalcontact/group_welcome_template/edit", new { template_id, text = new { content = "x" } })).ShouldFailWith(41058);
        (await sim.PostAsync("externalcontact/groupchat/del_join_way", new { config_id })).ShouldSucceed();
        (await sim.PostAsync("externalcontact/groupchat/get_join_way", new { config_id })).ShouldFailWith(41044);
    }

    private static bool HasField(JsonElement element, string name) => element.Has(name);

    private static long Sum(IEnumerable<JsonElement> items, string field) => items.Sum(item => item.GetProperty("data").Number(field));
}
