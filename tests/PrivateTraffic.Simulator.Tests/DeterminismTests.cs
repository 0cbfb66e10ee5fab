namespace PrivateTraffic.Simulator.Tests;

public sealed class DeterminismTests
{
    private static readonly string[] Kinds = ["departments", "members", "customers", "relations", "tags", "groups", "moments", "bills"];

    [Theory]
    [InlineData("/_sim/orders.csv")]
    [InlineData("/_sim/interactions.csv?from=2026-02-01")]
    public async Task The_same_seed_gives_the_same_feeds(string path)
    {
        await using var one = await Sim.StartAsync();
        await using var other = await Sim.StartAsync();

        (await one.TextAsync(path)).ShouldBe(await other.TextAsync(path));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_truth_to_the_byte()
    {
        await using var one = await Sim.StartAsync();
        await using var other = await Sim.StartAsync();

        foreach (var kind in Kinds)
        {
            (await one.TextAsync("/_sim/truth/" + kind)).ShouldBe(await other.TextAsync("/_sim/truth/" + kind), kind);
        }
    }

    [Fact]
    public async Task The_smallest_company_still_lacks_nothing()
    {
        await using var sim = await Sim.StartAsync(options => options with { Customers = SimulatorOptions.FewestCustomers });

        foreach (var kind in Kinds)
        {
            (await sim.TextAsync("/_sim/truth/" + kind)).ShouldNotBeEmpty(kind);
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answers_to_the_byte()
    {
        await using var one = await Sim.StartAsync();
        await using var other = await Sim.StartAsync();
        var userid_list = await one.ServingAsync();

        var first = await one.PostAsync("externalcontact/batch/get_by_user", new { userid_list, limit = 100 });
        var second = await other.PostAsync("externalcontact/batch/get_by_user", new { userid_list, limit = 100 });

        // Only the addresses of pictures tell the two apart.
        first.ToString()
            .ShouldBe(second.ToString().Replace(other.BaseAddress.Authority, one.BaseAddress.Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_an_anchor_a_later_start_finds_the_same_world_grown_older()
    {
        var anchor = new DateOnly(2026, 3, 1);
        await using var early = await Sim.StartAsync(o => o with { Anchor = anchor });
        await using var late = await Sim.StartAsync(
            o => o with { Anchor = anchor, Now = new DateTimeOffset(2026, 3, 21, 2, 0, 0, TimeSpan.Zero) });
        await early.AdvanceAsync(TimeSpan.FromDays(20));

        foreach (var kind in Kinds)
        {
            (await late.TextAsync("/_sim/truth/" + kind)).ShouldBe(await early.TextAsync("/_sim/truth/" + kind), kind);
        }
    }

    [Fact]
    public async Task A_hundred_thousand_customers_start_at_once_and_are_served_whole()
    {
        await using var sim = await Sim.StartAsync(o => o with { Customers = 100_000, CallsPerMinute = null });
        var seen = 0;
        var members = await sim.ServingAsync();
        foreach (var userid_list in members.Chunk(100).Take(2))
        {
            var cursor = "";
            do
            {
                var page = await sim.PostAsync("externalcontact/batch/get_by_user", new { userid_list, cursor, limit = 100 });
                seen += page.List("external_contact_list").Count;
                cursor = page.Text("next_cursor");
            }
            while (cursor.Length > 0);
        }

        var world = await sim.ControlAsync("world");
        world.Number("customers").ShouldBe(100_000);
        var asked = members.Take(200).ToHashSet();
        seen.ShouldBe(
            (await sim.TruthAsync("relations")).Count(r => r.Text("status") is "mutual" or "customer_left" && asked.Contains(r.Text("userid"))));
    }
}
