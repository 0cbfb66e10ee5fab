using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Behaviours;

/// <summary>Protocol section 17, behaviours 7 to 11.</summary>
public sealed class PagingTests
{
    private const string Batch = "externalcontact/batch/get_by_user";

    [Fact]
    public async Task B07_The_same_cursor_asked_twice_gives_the_same_page()
    {
        await using var sim = await Sim.StartAsync();
        var userid_list = await sim.ServingAsync();
        var cursor = (await sim.PostAsync(Batch, new { userid_list, limit = 10 })).Text("next_cursor");

        var once = await sim.PostAsync(Batch, new { userid_list, limit = 10, cursor });
        var again = await sim.PostAsync(Batch, new { userid_list, limit = 10, cursor });

        again.GetProperty("external_contact_list").ToString().ShouldBe(once.GetProperty("external_contact_list").ToString());
    }

    [Fact]
    public async Task B07_A_cursor_is_bound_to_its_filter_its_app_and_its_api()
    {
        await using var sim = await Sim.StartAsync();
        var userid_list = await sim.ServingAsync(DemoIdentity.RegionalSecret);
        var cursor = (await sim.PostAsync(Batch, new { userid_list, limit = 10 })).Text("next_cursor");

        (await sim.PostAsync(Batch, new { userid_list = userid_list.Take(1), limit = 10, cursor })).ShouldFailWith(50100);
        (await sim.PostAsync(DemoIdentity.RegionalSecret, Batch, new { userid_list, limit = 10, cursor })).ShouldFailWith(50100);
        (await sim.PostAsync("externalcontact/groupchat/list", new { limit = 10, cursor })).ShouldFailWith(50100);
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("old")]
    [InlineData("forced")]
    public async Task B07_A_tampered_old_or_doomed_cursor_is_invalid(string kind)
    {
        await using var sim = await Sim.StartAsync();
        var userid_list = await sim.ServingAsync();
        var cursor = (await sim.PostAsync(Batch, new { userid_list, limit = 10 })).Text("next_cursor");
        if (kind == "tampered")
        {
            cursor = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];
        }
        else if (kind == "old")
        {
            await sim.AdvanceAsync(TimeSpan.FromHours(25));
        }
        else
        {
            await sim.FaultAsync(new { kind = "invalid_cursor", api = Batch, times = 1 });
        }

        (await sim.PostAsync(Batch, new { userid_list, limit = 10, cursor })).ShouldFailWith(50100);
    }

    [Fact]
    public async Task B08_A_page_of_bills_can_be_short_or_empty_and_still_go_on()
    {
        await using var sim = await Sim.StartAsync();
        var all = await BillsAsync(sim, DemoIdentity.Secret, limit: 1000);
        var regional = await BillsAsync(sim, DemoIdentity.RegionalSecret, limit: 2);

        regional.Rows.Count.ShouldBeLessThan(all.Rows.Count);
        regional.Rows.Count.ShouldBeGreaterThan(0);
        regional.PageSizes.ShouldContain(0);
        regional.PageSizes.ShouldContain(1);
    }

    [Fact]
    public async Task B08_The_end_is_an_empty_cursor_here_and_no_cursor_there()
    {
        await using var sim = await Sim.StartAsync();
        var groups = await sim.PostAsync("externalcontact/groupchat/list", new { limit = 1000 });
        var bills = await sim.PostAsync("externalpay/get_bill_list", new { begin_time = sim.Now - 100, end_time = sim.Now });

        groups.Text("next_cursor").ShouldBe("");
        bills.Has("next_cursor").ShouldBeFalse();
    }

    [Fact]
    public async Task B09_A_page_size_above_the_maximum_becomes_the_maximum_in_one_api_and_the_default_in_another()
    {
        await using var sim = await Sim.StartAsync();
        var userid_list = await sim.ServingAsync();

        var customers = await sim.PostAsync(Batch, new { userid_list, limit = 5000 });
        var moments = await sim.PostAsync(
            "externalcontact/get_moment_list", new { start_time = sim.Now - (29 * 86400), end_time = sim.Now, limit = 5000 });

        customers.List("external_contact_list").Count.ShouldBe(100);
        moments.List("moment_list").Count.ShouldBe(20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task B09_A_page_size_of_zero_or_less_is_refused(int limit)
    {
        await using var sim = await Sim.StartAsync();
        var userid_list = await sim.ServingAsync();

        (await sim.PostAsync(Batch, new { userid_list, limit })).ShouldFailWith(40058);
    }

    [Fact]
    public async Task B10_A_customer_deleted_between_two_pages_is_missing_and_one_added_comes_at_the_end()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.FriendsAsync()).UserId;
        var before = await CustomersAsync(sim, userid, new() { });
        var doomed = before[30];
        string? added = null;

        var after = await CustomersAsync(sim, userid, new()
        {
            [1] = async () =>
            {
                await sim.ActAsync(new { act = "member_deletes_customer", userid, external_userid = doomed });
                added = (await sim.ActAsync(new { act = "add_customer", userid })).Text("external_userid");
            },
        });

        after.ShouldBe([.. before.Where(c => c != doomed), added!]);
    }

    [Fact]
    public async Task B11_More_than_500_follow_users_of_one_customer_come_in_pages()
    {
        await using var sim = await Sim.StartAsync(o => o with { Staff = 700 });
        var shopper = (await sim.TruthAsync("customers")).MaxBy(c => c.List("followers").Count).Text("external_userid");

        var first = await sim.GetAsync("externalcontact/get", $"external_userid={shopper}");
        var second = await sim.GetAsync("externalcontact/get", $"external_userid={shopper}&cursor={first.Text("next_cursor")}");

        first.List("follow_user").Count.ShouldBe(500);
        second.List("follow_user").Count.ShouldBeGreaterThan(50);
        second.Has("next_cursor").ShouldBeFalse();
        second.GetProperty("external_contact").Text("external_userid").ShouldBe(shopper);
    }

    [Fact]
    public async Task B11_An_ordinary_customer_has_no_cursor()
    {
        await using var sim = await Sim.StartAsync();
        var (_, customer) = await sim.FriendsAsync();

        (await sim.GetAsync("externalcontact/get", $"external_userid={customer}")).Has("next_cursor").ShouldBeFalse();
    }

    private static async Task<(List<JsonElement> Rows, List<int> PageSizes)> BillsAsync(Sim sim, string secret, int limit)
    {
        var (rows, sizes, cursor) = (new List<JsonElement>(), new List<int>(), default(string));
        do
        {
            var page = await sim.PostAsync(
                secret, "externalpay/get_bill_list", new { begin_time = sim.Now - (30 * 86400), end_time = sim.Now, limit, cursor });
            page.ShouldSucceed();
            rows.AddRange(page.List("bill_list"));
            sizes.Add(page.List("bill_list").Count);
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return (rows, sizes);
    }

    private static async Task<List<string>> CustomersAsync(Sim sim, string userid, Dictionary<int, Func<Task>> afterPage)
    {
        var (customers, cursor, page) = (new List<string>(), "", 0);
        do
        {
            var answer = await sim.PostAsync(Batch, new { userid_list = new[] { userid }, cursor, limit = 20 });
            customers.AddRange(
                answer.List("external_contact_list").Select(row => row.GetProperty("external_contact").Text("external_userid")));
            cursor = answer.Text("next_cursor");
            await (afterPage.GetValueOrDefault(++page)?.Invoke() ?? Task.CompletedTask);
        }
        while (cursor.Length > 0);

        return customers;
    }
}
