using System.Net;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Links;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Simulator;

namespace PrivateTraffic.Api.Tests.Hosting;

public sealed class PluginTests(ForeignPlatform platform, PulledCompany pulled) : IClassFixture<ForeignPlatform>
{
    private const string Mount = ForeignPlatform.Mount;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_signed_in_to_the_platform_is_signed_in_to_the_product()
    {
        using var staff = platform.BrowserOf(pulled.Cast.Staff);

        var session = await staff.GetAsync<SessionResponse>("/api/v1/session");

        session.UserId.ShouldBe(pulled.Cast.Staff.ToLowerInvariant());
        session.CanSignOut.ShouldBeFalse();
        var facts = pulled.Facts;
        var customer = facts.CustomersOf(pulled.Cast.Staff).First();
        (await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card")).Relation.ShouldNotBeNull();
        (await staff.GetAsync<MatrixResponse>("/api/v1/matrix")).Total.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Others_are_led_to_the_sign_in_of_the_platform_and_back()
    {
        using var stranger = platform.BrowserOf(null);

        using var response = await stranger.SendAsync(HttpMethod.Get, "/api/v1/session", null, ("X-Page", $"{Mount}/console/matrix"));

        (await response.ShouldBeProblemAsync(401, "sign-in-needed")).SignIn.ShouldBe("/login?next=%2Fcrm%2Fwecom%2Fconsole%2Fmatrix");
    }

    [Fact]
    public async Task Pages_begin_at_the_path_and_need_no_sign_in_of_the_platform()
    {
        using var stranger = platform.BrowserOf(null);

        using var page = await stranger.GetAsync("/console/customers");
        using var root = await stranger.GetAsync("/");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"<base href=\"{Mount}/\">");
        root.Headers.Location!.OriginalString.ShouldBe($"{Mount}/console/");
    }

    [Fact]
    public async Task Callbacks_come_in_below_the_path()
    {
        await platform.Company.SendCallbacksToAsync(
            new Uri($"{platform.Product}/callbacks/wecom/{DemoIdentity.CorpId}"), verify: false, Cancellation);

        (await platform.Company.AttackAsync("full_block_padding", Cancellation)).ShouldBe(200);
        (await platform.Company.AttackAsync("wrong_signature", Cancellation)).ShouldBe(403);
    }

    [Fact]
    public async Task Tracked_links_lead_through_the_path()
    {
        var customer = pulled.Facts.CustomersOf(pulled.Cast.Staff).First();
        using var staff = platform.BrowserOf(pulled.Cast.Staff);
        using var created = await staff.PostAsync("/api/v1/links", new CreateLink.Request(customer, "https://shop.example/"));
        var link = (await created.ReadAsync<LinkResponse>()).Address;
        using var phone = platform.BrowserOf(null);

        using var opened = await phone.GetAsync(link);

        link.ShouldStartWith($"{platform.Product}/r/");
        opened.Headers.Location!.OriginalString.ShouldBe("https://shop.example/");
    }

    [Fact]
    public async Task What_a_page_of_another_site_sends_is_refused_here_too()
    {
        using var staff = platform.BrowserOf(pulled.Cast.Staff);

        using var response = await staff.SendAsync(
            HttpMethod.Post, "/api/v1/links", new StringContent("{}"), ("Sec-Fetch-Site", "cross-site"));

        await response.ShouldBeProblemAsync(403, "cross-site");
    }

    [Fact]
    public async Task The_platforms_own_endpoints_keep_their_style_and_their_policy()
    {
        using var user = new Browser(platform.Address);
        user.Cookies.Add(platform.Address, new Cookie("platform-user", "anybody"));
        using var stranger = new Browser(platform.Address);

        (await TextAsync(user, "/own/figures")).ShouldBe("""{"net_amount":5,"as_of":1}""");
        (await TextAsync(user, "/own/reports/today")).ShouldBe("""{"NET-AMOUNT":7}""");
        using var refused = await stranger.GetAsync("/own/figures");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var nothing = await user.GetAsync("/own/nothing");
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nothing.Content.Headers.ContentType.ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/console/")]
    [InlineData("/sidebar")]
    [InlineData("/auth/sign-in")]
    [InlineData("/r/token")]
    [InlineData("/health/live")]
    [InlineData($"/callbacks/wecom/{DemoIdentity.CorpId}")]
    [InlineData("/")]
    public async Task Nothing_of_the_product_answers_outside_the_path(string address)
    {
        using var user = new Browser(platform.Address);
        user.Cookies.Add(platform.Address, new Cookie("platform-user", "anybody"));

        using var response = await user.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Every_endpoint_that_is_not_the_platforms_lies_below_the_path() =>
        platform.Routes.Where(r => !r.StartsWith("/own/", StringComparison.Ordinal) && !r.StartsWith("/openapi/", StringComparison.Ordinal))
            .ShouldAllBe(r => r.StartsWith(Mount + "/", StringComparison.Ordinal));

    [Fact]
    public async Task The_document_is_the_same_below_the_path_and_the_platforms_own_document_knows_nothing_of_it()
    {
        using var anybody = new Browser(platform.Address);

        var ours = await TextAsync(anybody, $"{Mount}/api/v1/openapi.json");
        var theirs = await TextAsync(anybody, "/openapi/v1.json");

        ours.Replace($"{Mount}/api/v1", "/api/v1", StringComparison.Ordinal).ShouldBe(await ApprovedDocument.ReadAsync(Cancellation));
        theirs.ShouldContain("/own/figures");
        theirs.ShouldNotContain(Mount);
    }

    private static async Task<string> TextAsync(Browser browser, string address)
    {
        using var response = await browser.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
