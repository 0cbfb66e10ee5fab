using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.Api.Pages;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Pages;

public sealed class PageTests(BuiltSite site) : IClassFixture<BuiltSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_the_front_end_are_served_with_their_base_and_their_policy()
    {
        using var browser = site.Api.NewBrowser();

        foreach (var address in new[] { "/console", "/console/", "/console/customers/7", "/sidebar" })
        {
            using var response = await browser.GetAsync(address);

            (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
                (HttpStatusCode.OK, BuiltSite.Html.Replace("<head>", "<head><base href=\"/\">", StringComparison.Ordinal)), address);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("frame-ancestors 'self' https://*.work.weixin.qq.com");
        }

        using var root = await browser.GetAsync("/");
        root.Headers.Location!.OriginalString.ShouldBe("/console/");
    }

    [Fact]
    public async Task Assets_change_their_name_with_their_content_so_they_are_kept_for_good()
    {
        using var browser = site.Api.NewBrowser();

        using var response = await browser.GetAsync("/assets/app-1a2b.js");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Theory]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Fconsole.html")]
    [InlineData("/assets/..%2F..%2F..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/assets/%2Fetc%2Fpasswd")]
    public async Task Nothing_beside_the_assets_can_be_read(string address)
    {
        using var browser = site.Api.NewBrowser();

        await browser.ProblemAsync(address, 404, "not-found");
    }

    [Fact]
    public async Task A_build_without_the_front_end_says_so()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(
            company, configure: services => services.AddSingleton(new PageFiles("/no/such/folder")));
        using var browser = api.NewBrowser();

        using var response = await browser.GetAsync("/console/");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("页面文件缺失：构建时跳过了前端。");
    }
}
