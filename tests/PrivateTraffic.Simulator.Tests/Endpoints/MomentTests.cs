using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Endpoints;

public sealed class MomentTests
{
    private const long Day = 86_400;

    [Fact]
    public async Task Moments_reactions_and_publishers_agree_with_the_truth()
    {
        await using var sim = await Sim.StartAsync();
        var truth = await sim.TruthAsync("moments?from=2026-02-02");

        var moments = await MomentsAsync(sim, new { start_time = sim.Now - (27 * Day), end_time = sim.Now, limit = 20 });

        var expected = truth.Where(m => m.Number("create_time") >= sim.Now - (27 * Day)).ToList();
        moments.Select(m => m.Text("moment_id")).ShouldBe(expected.Select(m => m.Text("moment_id")));
        var popular = expected.MaxBy(m => m.List("publishers").Sum(p => p.List("likes").Count));
        var moment_id = popular.Text("moment_id");
        foreach (var publisher in popular.List("publishers"))
        {
            var reactions = await sim.PostAsync(
                "externalcontact/get_moment_comments", new { moment_id, userid = publisher.Text("userid") });
            reactions.GetProperty("like_list").ToString().ShouldBe(publisher.GetProperty("likes").ToString());
            reactions.GetProperty("comment_list").ToString().ShouldBe(publisher.GetProperty("comments").ToString());
        }
    }

    [Fact]
    public async Task Corporate_moments_have_tasks_and_personal_ones_have_not()
    {
        await using var sim = await Sim.StartAsync();
        var corporate = (await MomentsAsync(sim, new { start_time = sim.Now - (20 * Day), end_time = sim.Now, filter_type = 0 }))[0]
            .Text("moment_id");
        var personal = (await MomentsAsync(sim, new { start_time = sim.Now - (20 * Day), end_time = sim.Now, filter_type = 1 }))[0];

        var tasks = (await sim.PostAsync("externalcontact/get_moment_task", new { moment_id = corporate })).List("task_list");

        // The newcomer was not there yet.
        tasks.Select(t => t.Text("userid")).ShouldBe((await sim.ServingAsync()).SkipLast(1));
        tasks.Select(t => t.Number("publish_status")).Distinct().Count().ShouldBe(2);
        (await sim.PostAsync("externalcontact/get_moment_task", new { moment_id = personal.Text("moment_id") })).ShouldFailWith(41067);
        var stranger = (await sim.ServingAsync()).First(m => m != personal.Text("creator"));
        (await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id = personal.Text("moment_id"), userid = stranger }))
            .ShouldFailWith(41061);
        (await sim.PostAsync("externalcontact/get_moment_comments", new { moment_id = "momUnknown", userid = stranger }))
            .ShouldFailWith(41060);
    }

    [Fact]
    public async Task A_moment_for_a_tag_is_for_those_who_have_it()
    {
        await using var sim = await Sim.StartAsync();
        var tag = (await sim.TruthAsync("tags"))[2].Text("id");
        var tagged = (await sim.TruthAsync("relations")).Where(r => r.Text("status") == "mutual" && r.Strings("tag_id").Contains(tag))
            .ToList();
        var userid = tagged[0].Text("userid");
        var job = (await sim.PostAsync("externalcontact/add_moment_task", new
        {
            text = new { content = "金卡专享" },
            visible_range = new { external_contact_list = new { tag_list = new[] { tag } } },
        })).Text("jobid");
        sim.Clock.Advance(TimeSpan.FromSeconds(3));
        var moment_id = (await sim.GetAsync("externalcontact/get_moment_task_result", $"jobid={job}")).GetProperty("result")
            .Text("moment_id");

        var audience = (await sim.PostAsync("externalcontact/get_moment_customer_list", new { moment_id, userid })).List("customer_list");

        audience.Select(c => c.Text("external_userid")).ShouldBe((await sim.TruthAsync("relations"))
            .Where(r => r.Text("userid") == userid && r.Text("status") is "mutual" or "customer_left" && r.Strings("tag_id").Contains(tag))
            .Select(r => r.Text("external_userid")));
        (await sim.PostAsync("externalcontact/get_moment_send_result", new { moment_id, userid })).ShouldFailWith(41062);
        (await sim.PostAsync("externalcontact/cancel_moment_task", new { moment_id })).ShouldSucceed();
        (await MomentsAsync(sim, new { start_time = sim.Now - Day, end_time = sim.Now }))
            .ShouldNotContain(m => m.Text("moment_id") == moment_id);
    }

    [Fact]
    public async Task Ten_moments_can_be_made_in_a_minute()
    {
        await using var sim = await Sim.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            (await sim.PostAsync("externalcontact/add_moment_task", new { text = new { content = $"{i}" } })).ShouldSucceed();
        }

        (await sim.PostAsync("externalcontact/add_moment_task", new { text = new { content = "11" } })).ShouldFailWith(45009);
        (await sim.GetAsync("externalcontact/get_moment_task_result", "jobid=unknown")).ShouldFailWith(40088);
    }

    private static async Task<List<JsonElement>> MomentsAsync(Sim sim, object body)
    {
        var parameters = JsonSerializer.SerializeToNode(body)!.AsObject();
        var (moments, cursor) = (new List<JsonElement>(), "");
        do
        {
            parameters["cursor"] = cursor;
            var page = await sim.PostAsync("externalcontact/get_moment_list", parameters);
            page.ShouldSucceed();
            moments.AddRange(page.List("moment_list"));
            cursor = page.Text("next_cursor");
        }
        while (cursor.Length > 0);

        return moments;
    }
}
