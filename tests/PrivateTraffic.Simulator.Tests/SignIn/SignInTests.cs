using System.Net;
using System.Web;

namespace PrivateTraffic.Simulator.Tests.SignIn;

/// <summary>Protocol section 13.</summary>
public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inside_the_client_its_member_is_signed_in_silently()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[1];

        var answer = await AuthorizeAsync(sim, "snsapi_base", cookie: $"wecom_sim_member={member}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var back = answer.Headers.Location!;
        back.GetLeftPart(UriPartial.Path).ShouldBe(sim.SidebarAddress + "login");
        HttpUtility.ParseQueryString(back.Query)["state"].ShouldBe("st4te");
        HttpUtility.ParseQueryString(back.Query)["keep"].ShouldBe("1");
        var info = await sim.GetAsync("auth/getuserinfo", "code=" + CodeIn(answer));
        info.Text("userid").ShouldBe(member);
        info.Has("user_ticket").ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_client_the_page_asks_who_it_is()
    {
        await using var sim = await Sim.StartAsync();

        var answer = await AuthorizeAsync(sim, "snsapi_base");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("运营经理");
    }

    [Fact]
    public async Task Private_data_are_asked_for_and_then_given()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];

        var asked = await AuthorizeAsync(sim, "snsapi_privateinfo", more: $"&as={member}");
        var agreed = await AuthorizeAsync(sim, "snsapi_privateinfo", more: $"&as={member}&consent=yes");
        var ticket = (await sim.GetAsync("auth/getuserinfo", "code=" + CodeIn(agreed))).Text("user_ticket");
        var detail = await sim.PostAsync("auth/getuserdetail", new { user_ticket = ticket });

        (await asked.Content.ReadAsStringAsync(Cancellation)).ShouldContain("consent=yes");
        detail.Text("userid").ShouldBe(member);
        detail.Text("gender").ShouldBeOneOf("1", "2");
        detail.Text("mobile").ShouldMatch(@"^1\d{10}$");
        (await sim.PostAsync("auth/getuserdetail", new { user_ticket = "invented" })).ShouldFailWith(84015);
    }

    [Fact]
    public async Task A_redirect_to_another_domain_shows_50001()
    {
        await using var sim = await Sim.StartAsync(o => o with { TrustedDomains = ["crm.example.test"] });

        var refused = await sim.Http.GetAsync(Address("https://evil.example/login", "snsapi_base", "&as=x"), Cancellation);
        var otherPort = await sim.Http.GetAsync(Address("https://crm.example.test:8443/login", "snsapi_base", ""), Cancellation);

        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("50001");
        (await otherPort.Content.ReadAsStringAsync(Cancellation)).ShouldContain("50001");
        (await sim.TextAsync(Address("https://crm.example.test/login", "snsapi_base", ""))).ShouldNotContain("50001");
    }

    [Fact]
    public async Task A_customer_who_opens_the_page_is_known_if_a_visible_member_follows_them()
    {
        await using var sim = await Sim.StartAsync();
        var visible = (await sim.ServingAsync(DemoIdentity.RegionalSecret)).ToHashSet();
        var customer = (await sim.TruthAsync("customers"))
            .First(c => c.List("followers").Count == 1 && !c.Strings("followers").Any(visible.Contains)).Text("external_userid");

        var toMain = await sim.GetAsync(
            "auth/getuserinfo", "code=" + CodeIn(await AuthorizeAsync(sim, "snsapi_base", more: $"&as_customer={customer}")));
        var toRegional = await sim.GetAsync(
            DemoIdentity.RegionalSecret, "auth/getuserinfo", "code=" + CodeIn(await AuthorizeAsync(sim, "snsapi_base", more: $"&as_customer={customer}")));

        toMain.Text("external_userid").ShouldBe(customer);
        toRegional.Has("external_userid").ShouldBeFalse();
        toRegional.Text("openid").ShouldBe(toMain.Text("openid"));
    }

    [Fact]
    public async Task The_qr_page_lets_one_choose_who_scans()
    {
        await using var sim = await Sim.StartAsync();
        var member = (await sim.ServingAsync())[0];
        var address =
            $"/wwlogin/sso/login?login_type=CorpApp&appid={DemoIdentity.CorpId}&agentid=1000002&redirect_uri={Uri.EscapeDataString(sim.SidebarAddress + "login")}&state=s";

        var page = await sim.TextAsync(address);
        var scanned = await sim.Http.GetAsync($"{address}&as={member}", Cancellation);

        page.ShouldContain("扫码身份：");
        (await sim.TextAsync(address + "&lang=en")).ShouldContain("Scan as");
        (await sim.GetAsync("auth/getuserinfo", "code=" + CodeIn(scanned))).Text("userid").ShouldBe(member);
    }

    private static string CodeIn(HttpResponseMessage answer) => HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;

    private static string Address(string redirectTo, string scope, string more) =>
        $"/connect/oauth2/authorize?appid={DemoIdentity.CorpId}&redirect_uri={Uri.EscapeDataString(redirectTo)}&response_type=code&scope={scope}&state=st4te&agentid=1000002{more}";

    private static async Task<HttpResponseMessage> AuthorizeAsync(Sim sim, string scope, string more = "", string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(sim.SidebarAddress + "login?keep=1", scope, more));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await sim.Http.SendAsync(request, Cancellation);
    }
}
