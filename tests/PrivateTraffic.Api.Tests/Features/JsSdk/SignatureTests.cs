using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrivateTraffic.Api.Features.JsSdk;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Simulator;

namespace PrivateTraffic.Api.Tests.Features.JsSdk;

public sealed class SignatureTests(FreshCompany fresh) : IClassFixture<FreshCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Page => $"{fresh.Api.Address}sidebar?from=chat&q=你";

    [Theory]
    [InlineData("", "ticket/get?type=agent_config&")]
    [InlineData("&identity=agent", "ticket/get?type=agent_config&")]
    [InlineData("&identity=corp", "get_jsapi_ticket?")]
    public async Task The_signature_is_the_digest_of_the_identitys_own_ticket(string identity, string ticketApi)
    {
        using var staff = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        var signed = await staff.GetAsync<SignatureResponse>($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(Page)}{identity}");

        (signed.CorpId, signed.AgentId).ShouldBe((DemoIdentity.CorpId, DemoIdentity.AgentId));
        signed.Timestamp.ShouldBe(fresh.Company.Now.ToUnixTimeSeconds());
        var text = $"jsapi_ticket={await TicketAsync(ticketApi)}&noncestr={signed.NonceStr}&timestamp={signed.Timestamp}&url={Page}";
#pragma warning disable CA5350 // WeCom prescribes SHA-1.
        signed.Signature.ShouldBe(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text))));
#pragma warning restore CA5350
    }

    [Fact]
    public async Task The_client_takes_both_signatures()
    {
        using var staff = await fresh.Api.SignInAsync(fresh.Cast.Staff);
        var frame = await OpenFrameAsync(staff);
        var agent = await staff.GetAsync<SignatureResponse>($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(Page)}&identity=agent");
        var corp = await staff.GetAsync<SignatureResponse>($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(Page)}&identity=corp");

        var asAgent = await InvokeAsync(staff, frame, "agentConfig", new
        {
            corpid = agent.CorpId,
            agentid = $"{agent.AgentId}",
            timestamp = $"{agent.Timestamp}",
            nonceStr = agent.NonceStr,
            signature = agent.Signature,
            jsApiList = "getContext",
        });
        var asCorp = await InvokeAsync(staff, frame, "preVerifyJSAPI", new
        {
            verifyTimestamp = $"{corp.Timestamp}",
            verifyNonceStr = corp.NonceStr,
            verifySignature = corp.Signature,
            verifyJsApiList = "getContext",
        });

        asAgent.ShouldContain("agentConfig:ok");
        asCorp.ShouldContain("preVerifyJSAPI:ok");
    }

    [Theory]
    [InlineData("https://evil.example/sidebar")]
    [InlineData("http://127.0.0.1:1/sidebar")]
    [InlineData("/sidebar")]
    [InlineData("sidebar")]
    public async Task Only_our_own_pages_are_signed_for(string page)
    {
        using var staff = await fresh.Api.SignInAsync(fresh.Cast.Staff);

        var problem = await staff.ProblemAsync($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(page)}", 400, "invalid");

        problem.Errors.ShouldNotBeNull()["url"].ShouldBe(["只能为本系统自己的页面签名。"]);
    }

    [Fact]
    public async Task A_page_must_be_named_and_an_identity_that_there_is_not_is_refused()
    {
        using var staff = await fresh.Api.SignInAsync(fresh.Cast.Staff);
        staff.Speak("en");

        (await staff.ProblemAsync("/api/v1/jssdk/signature", 400, "bad-request"))
            .Title.ShouldBe("url is missing from the request, or cannot be understood.");
        (await staff.ProblemAsync($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(Page)}&identity=root", 400, "invalid"))
            .Errors.ShouldNotBeNull()["identity"].ShouldBe(["This must be agent or corp."]);
    }

    [Fact]
    public async Task Strangers_get_no_signature()
    {
        using var stranger = fresh.Api.NewBrowser();

        await stranger.ProblemAsync($"/api/v1/jssdk/signature?url={Uri.EscapeDataString(Page)}", 401, "sign-in-needed");
    }

    /// <summary>The ticket as WeCom gives it to anybody who holds the app's token.</summary>
    private async Task<string> TicketAsync(string api)
    {
        using var anybody = new Browser(fresh.Company.Address);
        var token = await JsonAsync(anybody, $"/cgi-bin/gettoken?corpid={DemoIdentity.CorpId}&corpsecret={DemoIdentity.Secret}");
        var ticket = await JsonAsync(anybody, $"/cgi-bin/{api}access_token={token.GetProperty("access_token").GetString()}");
        return ticket.GetProperty("ticket").GetString()!;
    }

    private static async Task<JsonElement> JsonAsync(Browser browser, string address)
    {
        using var response = await browser.GetAsync(address);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    /// <summary>The frame beside a chat, as the client opens it.</summary>
    private async Task<string> OpenFrameAsync(Browser browser)
    {
        var customer = (await TrueFacts.OfAsync(fresh.Company)).CustomersOf(fresh.Cast.Staff).First();
        using var response = await browser.PostAsync(
            new Uri(fresh.Company.Address, "client/api/frames").AbsoluteUri,
            new { member = fresh.Cast.Staff, kind = "customer", id = customer });
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("frame").GetString()!;
    }

    /// <summary>What the client answers to a call of a page in the frame.</summary>
    private async Task<string> InvokeAsync(Browser browser, string frame, string name, object arguments)
    {
        using var response = await browser.PostAsync(
            new Uri(fresh.Company.Address, $"client/api/frames/{frame}/invoke").AbsoluteUri, new { name, @params = arguments, url = Page });
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
