using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Client;

/// <summary>What the chat page asks the simulator for.</summary>
public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/client", "text/html")]
    [InlineData("/client/assets/client.css", "text/css")]
    [InlineData("/client/assets/js/main.js", "text/javascript")]
    [InlineData("/_sim/avatar/3.svg", "image/svg+xml")]
    [InlineData("/_sim/qr/x.svg", "image/svg+xml")]
    public async Task The_page_and_what_belongs_to_it_is_served(string path, string type)
    {
        await using var sim = await Sim.StartAsync();

        var answer = await sim.Http.GetAsync(path, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task The_session_remembers_whose_client_it_is()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[2];

        var answer = await sim.Http.GetAsync($"/client/api/session?member={member}", Cancellation);

        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("member").Text("userid").ShouldBe(member);
        answer.Headers.GetValues("Set-Cookie").Single().ShouldStartWith($"wecom_sim_member={member};");
    }

    [Fact]
    public async Task Conversations_are_found_by_name_and_by_kind()
    {
        await using var sim = await Sim.StartAsync();
        var group = (await sim.TruthAsync("groups"))[0];
        var member = group.Text("owner");

        var all = await ListAsync(sim, $"member={member}");
        var groups = await ListAsync(sim, $"member={member}&kind=group");
        var found = await ListAsync(sim, $"member={member}&q={Uri.EscapeDataString(all[5].Text("name"))}");

        all.Select(r => r.Number("lastAt")).ShouldBeInOrder(SortDirection.Descending);
        groups.ShouldAllBe(r => r.Text("kind") == "group");
        groups.Select(r => r.Text("id")).ShouldContain(group.Text("chat_id"));
        found.Select(r => r.Text("id")).ShouldContain(all[5].Text("id"));
    }

    [Fact]
    public async Task What_is_said_by_either_side_stands_in_the_chat_and_in_the_interactions()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var before = (await sim.TextAsync("/_sim/interactions.csv")).Split('\n').Length;

        await sim.ActAsync(new { act = "chat", userid, external_userid = customer, from = "customer", text = "在吗" });
        await sim.ActAsync(new { act = "chat", userid, external_userid = customer, from = "member", text = "在的" });

        var rows = JsonDocument.Parse(
            await sim.TextAsync($"/client/api/chat?member={userid}&kind=customer&id={customer}")).RootElement.List("rows");
        rows.TakeLast(2).Select(r => (r.Text("side"), r.Text("text"))).ShouldBe([("customer", "在吗"), ("member", "在的")]);
        (await sim.TextAsync("/_sim/interactions.csv")).Split('\n').Length.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_group_send_waits_among_the_tasks_until_it_is_confirmed()
    {
        await using var sim = await Sim.StartAsync();
        var (member, customer) = await sim.FriendsAsync();
        await sim.PostAsync(
            "externalcontact/add_msg_template",
            new { sender = member, external_userid = new[] { customer }, text = new { content = "会员日" } });
        sim.Clock.Advance(TimeSpan.FromSeconds(3));
        var task = JsonDocument.Parse(await sim.TextAsync($"/client/api/tasks?member={member}")).RootElement.EnumerateArray().Single();

        await sim.Http.PostAsJsonAsync("/client/api/tasks", new { member, kind = task.Text("kind"), id = task.Text("id") }, Cancellation);

        (await sim.TextAsync($"/client/api/tasks?member={member}")).ShouldBe("[]");
        (await sim.TextAsync($"/client/api/chat?member={member}&kind=customer&id={customer}")).ShouldContain("会员日");
    }

    [Fact]
    public async Task Somebody_elses_customer_cannot_be_opened()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, customer) = await sim.FriendsAsync();
        var followers = (await sim.TruthAsync("customers")).Single(c => c.Text("external_userid") == customer).Strings("followers");
        var stranger = (await sim.ServingAsync()).First(m => !followers.Contains(m));

        var answer = await sim.Http.GetAsync($"/client/api/chat?member={stranger}&kind=customer&id={customer}", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        stranger.ShouldNotBe(userid);
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Sim sim, string query) =>
        [.. JsonDocument.Parse(await sim.TextAsync("/client/api/conversations?" + query)).RootElement.EnumerateArray()];
}
