using System.Net;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Access;

public sealed class SignInTests(FreshCompany fresh) : IClassFixture<FreshCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Elsewhere_a_member_scans_a_code_and_comes_back_to_the_page_they_wanted()
    {
        using var browser = fresh.Api.NewBrowser();

        var page = await browser.SignInAsync(fresh.Cast.Staff, "/console/matrix?asOf=2026-03-01#cells");

        page.OriginalString.ShouldBe("/console/matrix?asOf=2026-03-01#cells");
        var session = await browser.GetAsync<SessionResponse>("/api/v1/session");
        session.UserId.ShouldBe(fresh.Cast.Staff.ToLowerInvariant());
        session.CanSignOut.ShouldBeTrue();
        session.Today.ShouldBe(new DateOnly(2026, 3, 2));
        session.TimeZone.ShouldBe("Asia/Shanghai");
    }

    [Fact]
    public async Task Inside_WeCom_a_member_is_signed_in_without_being_asked()
    {
        using var browser = fresh.Api.NewBrowser();
        browser.BeWeComClient();
        using var client = await browser.GetAsync(
            new Uri(fresh.Company.Address, $"client/api/session?member={fresh.Cast.Leader}").AbsoluteUri);

        using var begin = await browser.GetAsync("/auth/sign-in?return=/sidebar");
        begin.Headers.Location!.AbsolutePath.ShouldBe("/connect/oauth2/authorize");
        using var silent = await browser.GetAsync(begin.Headers.Location.AbsoluteUri);
        using var back = await browser.GetAsync(silent.Headers.Location!.AbsoluteUri);

        back.Headers.Location!.OriginalString.ShouldBe("/sidebar");
        (await browser.GetAsync<SessionResponse>("/api/v1/session")).UserId.ShouldBe(fresh.Cast.Leader.ToLowerInvariant());
    }

    [Fact]
    public async Task Before_the_first_pull_names_and_roles_are_looked_up()
    {
        using var leader = await fresh.Api.SignInAsync(fresh.Cast.Leader);
        using var manager = await fresh.Api.SignInAsync(fresh.Cast.Manager);
        using var administrator = await fresh.Api.SignInAsync(fresh.Cast.Administrator);
        using var staff = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        var session = await leader.GetAsync<SessionResponse>("/api/v1/session");
        session.Role.ShouldBe(Role.Leader);
        session.Name.ShouldNotBe(session.UserId);
        (await manager.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Manager);
        (await administrator.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Administrator);
        (await staff.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Staff);
    }

    [Fact]
    public async Task The_settings_may_name_managers_too_in_any_case()
    {
        await using var api = await ApiFactory.StartAsync(
            fresh.Company, new Dictionary<string, string?> { ["Access:Managers:0"] = fresh.Cast.OtherStaff.ToUpperInvariant() });
        using var browser = await api.SignInAsync(api.Cast.OtherStaff);

        (await browser.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Manager);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/console/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("console/")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string page)
    {
        using var browser = fresh.Api.NewBrowser();

        (await browser.SignInAsync(fresh.Cast.Staff, page)).OriginalString.ShouldBe("/console/");
    }

    [Fact]
    public async Task A_page_may_have_Chinese_in_its_address()
    {
        using var browser = fresh.Api.NewBrowser();

        var page = await browser.SignInAsync(fresh.Cast.Staff, "/console/客户?q=王");

        page.OriginalString.ShouldBe("/console/%E5%AE%A2%E6%88%B7?q=%E7%8E%8B");
    }

    [Fact]
    public async Task A_state_that_this_browser_did_not_begin_with_is_refused()
    {
        using var browser = fresh.Api.NewBrowser();
        using var begin = await browser.GetAsync("/auth/sign-in?return=/console/sync");

        using var forged = await browser.GetAsync("/auth/return?code=stolen&state=another");

        await ShouldOfferToSignInAgainAsync(forged, "登录链接已失效，请重新登录。", "/console/sync");
        await browser.ProblemAsync("/api/v1/session", 401, "sign-in-needed");
    }

    [Fact]
    public async Task A_return_without_a_beginning_is_refused_in_the_visitors_language()
    {
        using var browser = fresh.Api.NewBrowser();
        browser.Speak("en-GB,en;q=0.9");

        using var response = await browser.GetAsync("/auth/return?code=x&state=y");

        await ShouldOfferToSignInAgainAsync(response, "This sign-in has expired; please sign in again.", "/console/");
    }

    [Fact]
    public async Task A_code_that_WeCom_does_not_know_is_refused()
    {
        using var browser = fresh.Api.NewBrowser();
        using var begin = await browser.GetAsync("/auth/sign-in");
        var state = System.Web.HttpUtility.ParseQueryString(begin.Headers.Location!.Query)["state"];

        using var response = await browser.GetAsync($"/auth/return?code=invented&state={state}");

        await ShouldOfferToSignInAgainAsync(response, "登录链接已失效，请重新登录。", "/console/");
    }

    [Fact]
    public async Task A_sign_in_works_once()
    {
        using var browser = fresh.Api.NewBrowser();
        using var begin = await browser.GetAsync("/auth/sign-in");
        using var chosen = await browser.GetAsync($"{begin.Headers.Location}&as={fresh.Cast.Staff}");
        using var first = await browser.GetAsync(chosen.Headers.Location!.AbsoluteUri);
        first.StatusCode.ShouldBe(HttpStatusCode.Found);

        using var second = await browser.GetAsync(chosen.Headers.Location.AbsoluteUri);

        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_customer_cannot_sign_in()
    {
        var customer = (await fresh.Company.TruthAsync("customers", Cancellation))[0].GetProperty("external_userid").GetString();
        using var browser = fresh.Api.NewBrowser();
        browser.BeWeComClient();
        using var begin = await browser.GetAsync("/auth/sign-in");
        using var asCustomer = await browser.GetAsync($"{begin.Headers.Location!.AbsoluteUri.Split('#')[0]}&as_customer={customer}");

        using var response = await browser.GetAsync(asCustomer.Headers.Location!.AbsoluteUri);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("只有本企业的成员可以登录。");
        await browser.ProblemAsync("/api/v1/session", 401, "sign-in-needed");
    }

    [Fact]
    public async Task While_WeCom_is_away_people_are_told_so_on_a_page()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(company);
        using var browser = api.NewBrowser();
        using var begin = await browser.GetAsync("/auth/sign-in");
        using var chosen = await browser.GetAsync($"{begin.Headers.Location}&as={api.Cast.Staff}");
        await company.FaultAsync(new { kind = "reset" }, Cancellation);

        using var response = await browser.GetAsync(chosen.Headers.Location!.AbsoluteUri);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("暂时无法连接企业微信");
    }

    [Fact]
    public async Task For_a_company_without_an_app_there_is_nobody_to_ask_and_the_page_says_so()
    {
        using var browser = fresh.Api.NewBrowser();

        using var response = await browser.GetAsync("/auth/sign-in?corp=wwunknown");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("还没有配置企业微信应用");
    }

    private static async Task ShouldOfferToSignInAgainAsync(HttpResponseMessage response, string text, string page)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation));
        html.ShouldContain(text);
        html.ShouldContain($"/auth/sign-in?return={Uri.EscapeDataString(page)}");
    }
}
