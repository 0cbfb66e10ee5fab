using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Cli;

public sealed class SyncCommandTests : IDisposable
{
    private readonly Shell shell = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_pull_from_the_shell_brings_everybody_shows_its_way_and_places_them()
    {
        // The program lives by the clock of the machine, and so must the company.
        await using var company = await FreshCompany.StartCompanyAsync(TimeProvider.System.GetUtcNow());
        shell.ConnectedTo(company);

        var sync = (await shell.RunAsync("sync --full --json", "zh")).ShouldSucceed();

        sync.Json.GetProperty("kind").GetString().ShouldBe("full");
        sync.Json.GetProperty("finishedAt").GetDateTime().ShouldBeGreaterThan(sync.Json.GetProperty("startedAt").GetDateTime());
        foreach (var area in new[] { "成员：", "客户：", "客户群：", "朋友圈：", "对外收款：", "矩阵分层：" })
        {
            sync.Errors.ShouldContain(area);
        }

        var matrix = (await shell.RunAsync("report matrix --json")).ShouldSucceed().Json;
        matrix.GetProperty("total").GetInt64().ShouldBeGreaterThanOrEqualTo(
            (await company.TruthAsync("customers", Cancellation)).Count(c => c.GetProperty("followers").GetArrayLength() > 0));
        var place = (await shell.CallAsync("place --full --json")).ShouldSucceed().Json;
        place.GetProperty("placed").GetInt64().ShouldBe(matrix.GetProperty("total").GetInt64());
        place.GetProperty("moved").GetInt64().ShouldBe(0);
        (await shell.CallAsync("doctor")).ShouldSucceed().Output.ShouldContain("✓ wecom: WeCom answers; ");
    }

    [Fact]
    public async Task Where_WeCom_cannot_be_reached_the_sentence_says_what_to_look_at()
    {
        shell.With("PrivateTraffic__Corps__0__CorpId", "wwsomecorp").With("PrivateTraffic__Corps__0__AgentId", "1000002")
            .With("PrivateTraffic__Corps__0__Secret", "secret-of-nobody")
            .With("PrivateTraffic__Corps__0__ApiBaseAddress", "http://127.0.0.1:1/")
            .With("PrivateTraffic__WeCom__Resilience__MaxRetries", "0");

        var english = (await shell.CallAsync("sync")).ShouldFail(5);
        var chinese = (await shell.RunAsync("sync", "zh")).ShouldFail(5);

        english.Errors.ShouldBe(
            "WeCom gettoken: no connection. Check network, proxy and ApiBaseAddress. "
            + "What was saved stays; try again later, or run doctor to check the settings.\n");
        chinese.Errors.ShouldBe("企业微信接口 gettoken：无法建立连接。请检查网络、代理与 ApiBaseAddress。已保存的进度不受影响，可稍后重试；运行 doctor 可检查配置。\n");
        (english.Output + chinese.Output).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_app_there_is_nothing_to_pull()
    {
        (await shell.CallAsync("sync")).ShouldFail(2).Errors.ShouldStartWith("No WeCom app is configured: set PrivateTraffic:Corps:0");
        (await shell.CallAsync("sync", "zh")).ShouldFail(2).Errors.ShouldStartWith("还没有配置企业微信应用");
    }
}
