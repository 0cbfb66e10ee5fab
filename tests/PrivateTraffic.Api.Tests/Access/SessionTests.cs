using System.Net;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Runs;

namespace PrivateTraffic.Api.Tests.Access;

public sealed class SessionTests(FreshCompany fresh, PulledCompany pulled) : IClassFixture<FreshCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_is_told_where_to_sign_in_and_comes_back_to_their_page()
    {
        using var browser = fresh.Api.NewBrowser();

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/v1/matrix", null, ("X-Page", "/console/matrix"));

        var problem = await response.ShouldBeProblemAsync(401, "sign-in-needed");
        problem.Title.ShouldBe("登录已过期或尚未登录，请重新登录。");
        problem.SignIn.ShouldBe("/auth/sign-in?return=%2Fconsole%2Fmatrix");
    }

    [Fact]
    public async Task A_session_ends_when_it_was_not_used_for_long_enough()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(
            company, new Dictionary<string, string?> { ["Access:SessionLength"] = "08:00:00" });
        using var used = await api.SignInAsync(api.Cast.Staff);
        using var unused = await api.SignInAsync(api.Cast.Staff);

        await company.AdvanceAsync(TimeSpan.FromHours(5), Cancellation);
        await used.GetAsync<SessionResponse>("/api/v1/session");
        await company.AdvanceAsync(TimeSpan.FromHours(5), Cancellation);

        await used.GetAsync<SessionResponse>("/api/v1/session");
        await unused.ProblemAsync("/api/v1/session", 401, "sign-in-needed");
    }

    [Fact]
    public async Task After_signing_out_the_browser_is_a_stranger_again()
    {
        using var browser = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        using var response = await browser.DeleteAsync("/api/v1/session");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await browser.ProblemAsync("/api/v1/session", 401, "sign-in-needed");
    }

    [Fact]
    public async Task Pages_cannot_read_the_cookie_and_other_sites_do_not_send_it_along()
    {
        using var browser = fresh.Api.NewBrowser();
        using var begin = await browser.GetAsync("/auth/sign-in");
        using var chosen = await browser.GetAsync($"{begin.Headers.Location}&as={fresh.Cast.Staff}");

        using var back = await browser.GetAsync(chosen.Headers.Location!.AbsoluteUri);

        var cookie = back.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("pt-session=", StringComparison.Ordinal));
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/;");
    }

    [Theory]
    [InlineData("no cookie of ours")]
    [InlineData("CfDJ8")]
    public async Task A_cookie_that_we_did_not_make_is_none(string value)
    {
        using var browser = fresh.Api.NewBrowser();

        using var response = await browser.SendAsync(
            HttpMethod.Get, "/api/v1/session", null, ("Cookie", $"pt-session={Uri.EscapeDataString(value)}"));

        await response.ShouldBeProblemAsync(401, "sign-in-needed");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task What_a_page_of_another_site_sends_is_refused(string header, string value)
    {
        using var browser = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        using var response = await browser.SendAsync(HttpMethod.Delete, "/api/v1/session", null, (header, value));

        (await response.ShouldBeProblemAsync(403, "cross-site")).Title.ShouldBe("请求来自其他网站，已被拒绝。");
        await browser.GetAsync<SessionResponse>("/api/v1/session");
    }

    [Fact]
    public async Task What_our_own_page_sends_is_taken()
    {
        using var browser = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        using var response = await browser.SendAsync(
            HttpMethod.Delete,
            "/api/v1/session",
            null,
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", fresh.Api.Address.GetLeftPart(UriPartial.Authority)));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Who_leaves_the_company_is_signed_out_and_who_comes_back_may_sign_in()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(company);
        await company.ActAsync(new { act = "member_joins", userid = "Visitor1", name = "小陈" }, Cancellation);
        using var browser = await api.SignInAsync("Visitor1");
        await GoneAsync(api, "visitor1", company.Now.AddMinutes(1));

        await company.AdvanceAsync(TimeSpan.FromMinutes(2), Cancellation);
        await browser.ProblemAsync("/api/v1/session", 401, "sign-in-needed");

        await browser.SignInAsync("Visitor1");
        (await browser.GetAsync<SessionResponse>("/api/v1/session")).Role.ShouldBe(Role.Staff);
    }

    [Fact]
    public async Task A_pull_notices_who_has_left()
    {
        await using var copy = await pulled.CopyAsync();
        using var browser = await copy.Api.SignInAsync(copy.Cast.Staff);

        await copy.Company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await copy.Company.ActAsync(new { act = "member_leaves", userid = copy.Cast.Staff }, Cancellation);
        (await copy.Api.SyncOnceAsync(RunKind.Incremental)).Problem.ShouldBeNull();
        await copy.Company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

        await browser.ProblemAsync("/api/v1/session", 401, "sign-in-needed");
    }

    private static async Task GoneAsync(ApiFactory api, string userId, DateTimeOffset at)
    {
        await using var db = api.Open();
        await db.Members.Where(m => m.UserId == userId).ExecuteUpdateAsync(m => m.SetProperty(x => x.GoneAt, at.UtcDateTime), Cancellation);
    }
}
