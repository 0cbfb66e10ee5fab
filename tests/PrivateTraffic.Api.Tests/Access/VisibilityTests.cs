using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Access;

public sealed class VisibilityTests(PulledCompany pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_see_the_customers_they_have_added_in_lists_and_counts()
    {
        var name = await NameOfAsync(pulled.Cast.Staff);
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        var own = (await RelationsAsync()).Where(r => r.UserId == pulled.Cast.Staff).Select(r => r.Customer).Distinct().Count();

        var list = await staff.GetAsync<CustomerPage>("/api/v1/customers?limit=100");
        var matrix = await staff.GetAsync<MatrixResponse>("/api/v1/matrix");
        var lifecycle = await staff.GetAsync<LifecycleResponse>("/api/v1/lifecycle");

        own.ShouldBeGreaterThan(10);
        (list.Total, matrix.Total, lifecycle.Total).ShouldBe((own, own, own));
        list.Items.ShouldAllBe(c => c.Owners.Contains(name));
        (await staff.GetAsync<MatrixResponse>("/api/v1/matrix?asOf=2026-03-01")).Total.ShouldBeLessThanOrEqualTo(own);
    }

    [Fact]
    public async Task A_leader_sees_those_of_the_department()
    {
        var members = await pulled.Company.TruthAsync("members", Cancellation);
        var shop = members.Single(m => TrueFacts.Text(m, "userid") == pulled.Cast.Leader).GetProperty("department").GetInt64();
        var team = members.Where(m => m.GetProperty("department").GetInt64() == shop).Select(m => TrueFacts.Text(m, "userid")).ToHashSet();
        var theirs = (await RelationsAsync()).Where(r => team.Contains(r.UserId)).Select(r => r.Customer).Distinct().Count();
        using var leader = await pulled.Api.SignInAsync(pulled.Cast.Leader);

        (await leader.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Leader);
        (await leader.GetAsync<CustomerPage>("/api/v1/customers")).Total.ShouldBe(theirs);
    }

    [Fact]
    public async Task A_manager_sees_everybody_and_those_who_are_known_by_an_order_alone()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        var contacts = (await pulled.Company.TruthAsync("customers", Cancellation))
            .Count(c => c.GetProperty("followers").GetArrayLength() > 0);

        var total = (await manager.GetAsync<CustomerPage>("/api/v1/customers")).Total;

        total.ShouldBeGreaterThanOrEqualTo(contacts);
        (await manager.GetAsync<MatrixResponse>("/api/v1/matrix")).Total.ShouldBe(total);
    }

    [Fact]
    public async Task The_card_of_somebody_elses_customer_is_refused_in_the_readers_language()
    {
        var facts = pulled.Facts;
        var other = facts.CustomersOf(pulled.Cast.OtherStaff, unknownTo: pulled.Cast.Staff).First();
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        (await staff.ProblemAsync($"/api/v1/contacts/{other}/card", 403, "not-your-customer")).Title.ShouldBe("您没有添加该客户，无法查看其资料。");
        staff.Speak("en");
        (await staff.ProblemAsync($"/api/v1/contacts/{other}/scripts", 403, "not-your-customer")).Title
            .ShouldBe("You have not added this customer, so you may not see their card.");
    }

    [Fact]
    public async Task The_page_of_somebody_elses_customer_does_not_even_say_that_there_is_one()
    {
        var facts = pulled.Facts;
        var other = facts.CustomersOf(pulled.Cast.OtherStaff, unknownTo: pulled.Cast.Staff).First();
        using var theirs = await pulled.Api.SignInAsync(pulled.Cast.OtherStaff);
        var id = (await theirs.GetAsync<CardResponse>($"/api/v1/contacts/{other}/card")).CustomerId;
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        await theirs.GetAsync<CustomerResponse>($"/api/v1/customers/{id}");
        await staff.ProblemAsync($"/api/v1/customers/{id}", 404, "not-found");
        await staff.ProblemAsync($"/api/v1/customers/{id}/timeline", 404, "not-found");
    }

    [Fact]
    public async Task A_leader_sees_the_card_of_a_colleagues_customer_without_a_relation_of_their_own()
    {
        var facts = pulled.Facts;
        var customer = facts.CustomersOf(pulled.Cast.Staff, unknownTo: pulled.Cast.Leader).First();
        using var leader = await pulled.Api.SignInAsync(pulled.Cast.Leader);

        var card = await leader.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card");

        card.Relation.ShouldBeNull();
        card.Owners.ShouldContain(o => string.Equals(o.UserId, pulled.Cast.Staff, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_managers_see_and_run_the_sync()
    {
        foreach (var userId in new[] { pulled.Cast.Staff, pulled.Cast.Leader })
        {
            using var browser = await pulled.Api.SignInAsync(userId);

            await browser.ProblemAsync("/api/v1/sync", 403, "not-allowed");
            using var response = await browser.PostAsync("/api/v1/sync/runs", new { kind = "full" });
            (await response.ShouldBeProblemAsync(403, "not-allowed")).Title.ShouldBe("您没有权限查看此内容。");
        }
    }

    private async Task<string> NameOfAsync(string userId) =>
        TrueFacts.Text(
            (await pulled.Company.TruthAsync("members", Cancellation)).Single(m => TrueFacts.Text(m, "userid") == userId), "name");

    /// <summary>Who has whom among their customers, whether or not the customer has removed the member since: WeCom shows both.</summary>
    private async Task<List<(string UserId, string Customer)>> RelationsAsync() =>
        [.. (await pulled.Company.TruthAsync("relations", Cancellation))
            .Where(r => TrueFacts.Text(r, "status") is "mutual" or "customer_left")
            .Select(r => (TrueFacts.Text(r, "userid"), TrueFacts.Text(r, "external_userid")))];
}
