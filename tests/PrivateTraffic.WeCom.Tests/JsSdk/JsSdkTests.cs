using PrivateTraffic.WeCom.JsSdk;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.JsSdk;

public sealed class JsSdkTests : IAsyncDisposable
{
    private const string Page = "https://crm.example.test/sidebar";

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_page_is_signed_for_the_corp_or_for_the_app_with_its_own_ticket()
    {
        bench.Server
            .On("get_jsapi_ticket", """{"errcode":0,"errmsg":"ok","ticket":"CORP","expires_in":7200}""")
            .On("ticket/get", """{"errcode":0,"errmsg":"ok","ticket":"APP","expires_in":7200}""");

        var forCorp = await bench.Client.JsSdk.SignForCorpAsync(Page, Stop);
        var forApp = await bench.Client.JsSdk.SignForAppAsync(Page, Stop);

        forCorp.ShouldBe(JsSignature.Sign("CORP", forCorp.NonceStr, bench.Clock.GetUtcNow(), Page));
        forApp.ShouldBe(JsSignature.Sign("APP", forApp.NonceStr, bench.Clock.GetUtcNow(), Page));
        forCorp.NonceStr.ShouldNotBe(forApp.NonceStr);
        bench.Server.RequestsOf("ticket/get")[0].Query["type"].ShouldBe("agent_config");
    }

    [Fact]
    public async Task A_ticket_is_fetched_once_for_all_and_again_when_it_ends()
    {
        bench.Server.On("ticket/get", """{"ticket":"APP","expires_in":7200}""");

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? bench.Client : bench.Bulk).JsSdk.SignForAppAsync(Page, Stop)));
        bench.Server.RequestsOf("ticket/get").Count.ShouldBe(1);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        await bench.Client.JsSdk.SignForAppAsync(Page, Stop);

        bench.Server.RequestsOf("ticket/get").Count.ShouldBe(2);
    }
}
