using System.Net;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Links;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Api.Tests.Features.Links;

public sealed class LinkTests(CompanyCopy copy, PulledCompany pulled) : IClassFixture<CompanyCopy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_for_again_the_same_link_is_given_and_another_for_another_target_or_customer()
    {
        var (staff, customers) = await OpenAsync();
        using var browser = staff;

        var first = await CreateAsync(staff, customers[0], "https://shop.example/spring");
        var again = await CreateAsync(staff, customers[0], "https://shop.example/spring");
        var otherTarget = await CreateAsync(staff, customers[0], "https://shop.example/summer");
        var otherCustomer = await CreateAsync(staff, customers[1], "https://shop.example/spring");

        again.ShouldBe(first);
        new[] { first, otherTarget, otherCustomer }.Distinct().Count().ShouldBe(3);
        first.AbsoluteUri.ShouldStartWith($"{copy.Api.Address}r/");
    }

    [Fact]
    public async Task An_opening_leads_to_the_target_and_is_an_interaction_of_the_customer_once_a_minute()
    {
        await using var own = await pulled.CopyAsync();
        var customer = own.Facts.CustomersOf(own.Cast.Staff).First();
        using var staff = await own.Api.SignInAsync(own.Cast.Staff);
        var link = await CreateAsync(staff, customer, "https://shop.example/spring?a=1&b=2");
        using var phone = own.Api.NewBrowser();

        using var opened = await phone.GetAsync(link.AbsoluteUri);
        using var reloaded = await phone.GetAsync(link.AbsoluteUri);
        await own.Company.AdvanceAsync(TimeSpan.FromSeconds(61), Cancellation);
        using var later = await phone.GetAsync(link.AbsoluteUri);

        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        opened.Headers.Location!.OriginalString.ShouldBe("https://shop.example/spring?a=1&b=2");
        opened.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        opened.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var card = await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card");
        card.Interactions.Count(i => i is { Source: "link", Kind: InteractionKind.Open }).ShouldBe(2);
        card.Interactions[0].At.ShouldBe(own.Company.Now.UtcDateTime);
        card.Standing!.LastInteractionOn.ShouldBe(card.Standing.AsOf);
    }

    [Theory]
    [InlineData("https://shop.example/商品?q=春 季", "https://shop.example/%E5%95%86%E5%93%81?q=%E6%98%A5%20%E5%AD%A3")]
    [InlineData("https://商店.example/", "https://xn--czrs0t.example/")]
    public async Task A_target_with_Chinese_in_it_is_led_to_as_a_header_can_hold_it(string target, string location)
    {
        var (staff, customers) = await OpenAsync();
        using var browser = staff;
        var link = await CreateAsync(staff, customers[2], target);

        using var opened = await copy.Api.NewBrowser().GetAsync(link.AbsoluteUri);

        opened.Headers.Location!.OriginalString.ShouldBe(location);
    }

    [Fact]
    public async Task A_link_that_was_revoked_or_never_given_says_so_in_the_visitors_language()
    {
        var (staff, customers) = await OpenAsync();
        using var browser = staff;
        var link = await CreateAsync(staff, customers[3], "https://shop.example/gone");
        var token = link.Segments[^1];
        await using (var db = copy.Api.Open())
        {
            await db.TrackedLinks.Where(l => l.Token == token)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, copy.Company.Now.UtcDateTime), Cancellation);
        }

        using var phone = copy.Api.NewBrowser();
        using var revoked = await phone.GetAsync(link.AbsoluteUri);
        phone.Speak("en");
        using var unknown = await phone.GetAsync("/r/AAAAAAAAAAAAAAAAAAAAAA");

        revoked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await revoked.Content.ReadAsStringAsync(Cancellation)).ShouldContain("链接已失效");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync(Cancellation)).ShouldContain("This link is no longer valid");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/console/")]
    [InlineData("//shop.example/")]
    [InlineData("shop.example")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_target_that_a_browser_should_not_be_led_to_is_refused(string? target)
    {
        var (staff, customers) = await OpenAsync();
        using var browser = staff;

        using var response = await staff.PostAsync("/api/v1/links", new { externalUserId = customers[0], target });

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors.ShouldNotBeNull()["target"]
            .ShouldBe(["应为完整的 http 或 https 网址，最多 2048 个字符。"]);
    }

    [Fact]
    public async Task A_target_may_be_long_but_not_endless()
    {
        var (staff, customers) = await OpenAsync();
        using var browser = staff;

        using var endless = await staff.PostAsync(
            "/api/v1/links", new CreateLink.Request(customers[0], "https://shop.example/" + new string('x', 2048)));

        await endless.ShouldBeProblemAsync(400, "invalid");
        await CreateAsync(staff, customers[0], "https://shop.example/" + new string('x', 2000));
    }

    [Fact]
    public async Task For_somebody_elses_customer_there_is_no_link()
    {
        var facts = copy.Facts;
        var other = facts.CustomersOf(copy.Cast.OtherStaff, unknownTo: copy.Cast.Staff).First();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);

        using var response = await staff.PostAsync("/api/v1/links", new CreateLink.Request(other, "https://shop.example/"));

        await response.ShouldBeProblemAsync(403, "not-your-customer");
    }

    private static async Task<Uri> CreateAsync(Browser staff, string customer, string target)
    {
        using var response = await staff.PostAsync("/api/v1/links", new CreateLink.Request(customer, target));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return new Uri((await response.ReadAsync<LinkResponse>()).Address);
    }

    private async Task<(Browser Staff, IReadOnlyList<string> Customers)> OpenAsync() => (
        await copy.Api.SignInAsync(copy.Cast.Staff), [.. copy.Facts.CustomersOf(copy.Cast.Staff)]);
}
