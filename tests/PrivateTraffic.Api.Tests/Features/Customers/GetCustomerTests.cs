using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Customers;

public sealed class GetCustomerTests(PulledCompany pulled)
{
    [Fact]
    public async Task The_page_shows_the_same_standing_as_the_card_and_how_the_customer_came_there()
    {
        var (staff, card) = await OpenAsync();
        using var browser = staff;

        var customer = await staff.GetAsync<CustomerResponse>($"/api/v1/customers/{card.CustomerId}");

        customer.Standing.ShouldBe(card.Standing);
        customer.Contacts.ShouldHaveSingleItem().ShouldBe(
            new ContactResponse(card.ExternalUserId, card.Name, card.Avatar, card.Source, card.Company, customer.Contacts[0].Gender));
        customer.Owners.ShouldBe(card.Owners);
        customer.Groups.ShouldBe(card.Groups);
        customer.Identities.ShouldContain("externalUserId");
        card.Relation!.Tags.ShouldBeSubsetOf(customer.Tags);
        (customer.Path[0].Cell, customer.Path[0].Lifecycle).ShouldBe((card.Standing!.Cell, card.Standing.Lifecycle));
        customer.Path.Select(p => p.Day).ShouldBe(customer.Path.Select(p => p.Day).OrderDescending());
        customer.Path.Zip(customer.Path.Skip(1)).ShouldAllBe(p => p.First.Cell != p.Second.Cell || p.First.Lifecycle != p.Second.Lifecycle);
    }

    [Fact]
    public async Task The_path_is_where_the_customer_stood_on_each_of_its_days()
    {
        var facts = pulled.Facts;
        var (staff, card) = await OpenAsync();
        using var browser = staff;
        var truth = facts.PlacementOf(card.ExternalUserId);

        var customer = await staff.GetAsync<CustomerResponse>($"/api/v1/customers/{card.CustomerId}");

        customer.Path.Count.ShouldBeGreaterThan(2);
        foreach (var step in customer.Path)
        {
            (step.Cell, step.Lifecycle).ShouldBe((truth.CellOn(step.Day), truth.LifecycleOn(step.Day)), $"{step.Day:O}");
        }
    }

    [Fact]
    public async Task The_timeline_tells_everything_once_the_latest_first_however_small_the_pages()
    {
        var (staff, card) = await OpenAsync();
        using var browser = staff;
        var all = (await staff.GetAsync<TimelinePage>($"/api/v1/customers/{card.CustomerId}/timeline?limit=100")).Items;

        var items = new List<TimelineItem>();
        string? before = null;
        do
        {
            var position = before is null ? "" : $"&before={before}";
            var page = await staff.GetAsync<TimelinePage>($"/api/v1/customers/{card.CustomerId}/timeline?limit=3{position}");
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            items.AddRange(page.Items);
            before = page.Next;
        }
        while (before is not null);

        items.Take(100).ShouldBe(all);
        items.Select(i => i.At).ShouldBe(items.Select(i => i.At).OrderDescending());
        var facts = pulled.Facts;
        items.Count(i => i.Kind == TimelineKind.Interaction).ShouldBe(facts.InteractionsOf(card.ExternalUserId).Count);
        items.Where(i => i.Kind == TimelineKind.Order).Select(i => (i.At, i.Amount)).ShouldBe(
            facts.OrdersOf(card.ExternalUserId).Select(o => (o.PaidAt.UtcDateTime, (long?)o.Amount)));
        items.Where(i => i.Kind == TimelineKind.Refund).Sum(i => i.Amount)
            .ShouldBe(facts.OrdersOf(card.ExternalUserId).Sum(o => o.Refunded));
        items.ShouldContain(i => i.Kind == TimelineKind.Added);
    }

    [Fact]
    public async Task The_timeline_may_be_narrowed_to_some_kinds()
    {
        var (staff, card) = await OpenAsync();
        using var browser = staff;
        var timeline = $"/api/v1/customers/{card.CustomerId}/timeline";

        var narrowed = await staff.GetAsync<TimelinePage>($"{timeline}?kind=order&kind=refund&limit=100");

        narrowed.Items.ShouldNotBeEmpty();
        narrowed.Items.ShouldAllBe(i => i.Kind == TimelineKind.Order || i.Kind == TimelineKind.Refund);
        (await staff.ProblemAsync($"{timeline}?kind=order&kind=gossip", 400, "invalid")).Errors.ShouldNotBeNull().Values.Single()
            .ShouldBe(["没有这种记录；可用：added、removed、interaction、order、refund、send、note。"]);
    }

    [Theory]
    [InlineData("limit=0", "limit", "limit 应为 1 到 100。")]
    [InlineData("before=yesterday", "before", "before 应为上一页给出的 next。")]
    [InlineData("before=9999999999999999999.0", "before", "before 应为上一页给出的 next。")]
    [InlineData("before=1.10001", "before", "before 应为上一页给出的 next。")]
    public async Task A_position_that_no_page_gave_is_refused(string query, string field, string text)
    {
        var (staff, card) = await OpenAsync();
        using var browser = staff;

        var problem = await staff.ProblemAsync($"/api/v1/customers/{card.CustomerId}/timeline?{query}", 400, "invalid");

        problem.Errors.ShouldNotBeNull()[field].ShouldBe([text]);
    }

    [Fact]
    public async Task A_number_that_no_customer_has_is_not_found()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        (await manager.ProblemAsync("/api/v1/customers/999999999", 404, "not-found")).Title.ShouldBe("没有找到所请求的内容。");
        await manager.ProblemAsync("/api/v1/customers/999999999/timeline", 404, "not-found");
        await manager.ProblemAsync("/api/v1/customers/first", 404, "not-found");
    }

    /// <summary>A customer with a history worth telling.</summary>
    private async Task<(Browser Staff, CardResponse Card)> OpenAsync()
    {
        var facts = pulled.Facts;
        var id = facts.CustomersOf(pulled.Cast.Staff).Where(facts.HasShopOrders).MaxBy(c => facts.OrdersOf(c).Count);
        var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        return (staff, await staff.GetAsync<CardResponse>($"/api/v1/contacts/{id}/card"));
    }
}
