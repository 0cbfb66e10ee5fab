using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace PrivateTraffic.Simulator.Tests.Client;

public sealed partial class SidebarProxyTests
{
    private const string Page = "<!DOCTYPE html><html><head><title>x</title><script>own()</script></head><body></body></html>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bridge_comes_before_any_script_of_the_page()
    {
        await using var site = await TestSite.WithPageAsync(Page);
        await using var sim = await StartAsync(site);

        var html = await (await GetAsync(sim, "/sidebar")).Content.ReadAsStringAsync(Cancellation);

        html.ShouldStartWith("<!DOCTYPE html><html><head><script nonce=");
        html.IndexOf("WeixinJSBridge", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("own()", StringComparison.Ordinal));
        html.ShouldContain($":{sim.BaseAddress.Port}`");
    }

    [Fact]
    public async Task The_bridge_is_let_past_the_pages_policy_and_framing_is_allowed_but_nothing_else()
    {
        await using var site = await TestSite.WithPageAsync(
            Page, ("Content-Security-Policy", "default-src 'self'; script-src 'nonce-own'; frame-ancestors 'none'"), ("X-Frame-Options", "DENY"));
        await using var sim = await StartAsync(site);

        var answer = await GetAsync(sim, "/sidebar");

        var nonce = Nonce().Match(await answer.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;
        answer.Headers.GetValues("Content-Security-Policy").Single()
            .ShouldBe($"default-src 'self'; script-src 'nonce-own' 'nonce-{nonce}'");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }

    [Theory]
    [InlineData("default-src 'self'", "default-src 'self'; script-src 'self' 'nonce-n'")]
    [InlineData("script-src 'none'", "script-src 'nonce-n'")]
    [InlineData("script-src 'unsafe-inline'", "script-src 'unsafe-inline'")]
    [InlineData("script-src 'unsafe-inline' 'nonce-a'", "script-src 'unsafe-inline' 'nonce-a' 'nonce-n'")]
    [InlineData("img-src *; frame-ancestors https://a.example", "img-src *")]
    public void A_policy_is_changed_as_little_as_possible(string policy, string admitted)
    {
        Simulator.Client.Proxy.ContentPolicy.Admit(policy, "n").ShouldBe(admitted);
    }

    [Fact]
    public async Task The_site_believes_it_lives_at_the_address_in_the_frame_and_is_visited_by_wecom()
    {
        await using var site = await TestSite.WithPageAsync(Page);
        await using var sim = await StartAsync(site);

        await GetAsync(sim, "/sidebar?a=%E4%BD%A0");

        site.Headers["Host"].ShouldBe(sim.SidebarAddress.Authority);
        site.Headers["X-Forwarded-Host"].ShouldBe(sim.SidebarAddress.Authority);
        site.Headers["User-Agent"].ShouldContain("wxwork/");
    }

    [Fact]
    public async Task Redirects_to_the_sites_own_address_come_back_into_the_frame()
    {
        TestSite? site = null;
        site = await TestSite.StartAsync(http =>
        {
            var own = Uri.EscapeDataString(site!.Address + "login");
            http.Response.Redirect(
                http.Request.Path == "/home" ? site.Address + "elsewhere" : $"https://open.example/authorize?redirect_uri={own}");
            return Task.CompletedTask;
        });
        await using var _ = site;
        await using var sim = await StartAsync(site);

        var home = await GetAsync(sim, "/home");
        var authorize = await GetAsync(sim, "/sidebar");

        home.Headers.Location.ShouldBe(new Uri(sim.SidebarAddress, "elsewhere"));
        authorize.Headers.Location!.Query.ShouldContain(Uri.EscapeDataString(sim.SidebarAddress + "login"));
    }

    [Fact]
    public async Task Each_member_has_a_cookie_store_of_their_own()
    {
        await using var site = await TestSite.StartAsync(http =>
        {
            http.Response.Headers.Append("Set-Cookie", "session=secret; Path=/; HttpOnly; Secure; SameSite=None");
            http.Response.Headers.Append("Set-Cookie", "theme=dark; Path=/");
            return http.Response.WriteAsync("ok", http.RequestAborted);
        });
        await using var sim = await StartAsync(site);

        var set = (await GetAsync(sim, "/", "wecom_sim_member=Anna")).Headers.GetValues("Set-Cookie").ToList();
        set.ShouldBe(["wxc.ANNA.session=secret; Path=/; HttpOnly; SameSite=Lax", "theme=dark; Path=/"]);

        await GetAsync(sim, "/", "wecom_sim_member=Anna; wxc.ANNA.session=secret; session=of-the-browser; theme=dark");
        site.Headers["Cookie"].ShouldBe("session=secret; theme=dark");
        await GetAsync(sim, "/", "wecom_sim_member=Berta; wxc.ANNA.session=secret; session=of-the-browser");
        site.Headers.ContainsKey("Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Bodies_status_and_headers_pass_through()
    {
        await using var site = await TestSite.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            http.Response.StatusCode = 418;
            http.Response.Headers["X-Own"] = http.Request.Method;
            await http.Response.WriteAsync($"{{\"got\":{text}}}", http.RequestAborted);
        });
        await using var sim = await StartAsync(site);
        using var http = new HttpClient(new SocketsHttpHandler());
        using var content = new StringContent("{\"a\":1}", System.Text.Encoding.UTF8, "application/json");

        var answer = await http.PutAsync(new Uri(sim.SidebarAddress, "/api/x"), content, Cancellation);

        ((int)answer.StatusCode).ShouldBe(418);
        answer.Headers.GetValues("X-Own").Single().ShouldBe("PUT");
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("{\"got\":{\"a\":1}}");
        site.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_site_that_is_down_is_told_as_502()
    {
        await using var sim = await Sim.StartAsync(o => o with { SidebarUrl = new Uri("http://127.0.0.1:1/sidebar") });

        (await GetAsync(sim, "/sidebar")).StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Without_a_sidebar_url_a_page_says_how_to_set_one()
    {
        await using var sim = await Sim.StartAsync();

        (await (await GetAsync(sim, "/")).Content.ReadAsStringAsync(Cancellation)).ShouldContain("--sidebar-url");
    }

    private static Task<Sim> StartAsync(TestSite site) => Sim.StartAsync(o => o with { SidebarUrl = new Uri(site.Address, "/sidebar") });

    private static async Task<HttpResponseMessage> GetAsync(Sim sim, string path, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sim.SidebarAddress, path));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await sim.Http.SendAsync(request, Cancellation);
    }

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();
}
