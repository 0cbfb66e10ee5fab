using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>What the console says when something is in the way.</summary>
public sealed class ConsoleTroubleTests(Demo demo, Chromium chromium)
{
    private const string Api = "**/api/v1/**";

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_slow_answer_shows_that_something_is_coming(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, "customers");
        await Expect(console.Title).ToHaveTextAsync("客户");
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/matrix*", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(demo.Product, "console/matrix").AbsoluteUri);

        await Expect(console.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("加载中");
        await Chromium.LookAsync(page, $"matrix-loading-{width}");
        release.SetResult();
        await Expect(console.PeopledCells.First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_server_that_is_away_is_named_and_trying_again_works(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await Expect(console.PeopledCells.First).ToBeVisibleAsync();
        await page.RouteAsync(Api, route => route.AbortAsync("connectionrefused"));
        await console.GoToAsync("客户");

        await Expect(console.Problem).ToContainTextAsync("无法连接服务器，请检查网络后重试。");
        await Chromium.LookAsync(page, $"customers-away-{width}");
        await page.UnrouteAsync(Api);
        await console.Retry.ClickAsync();
        await Expect(console.Main.GetByRole(AriaRole.Table, new() { Name = "客户名单" })).ToBeVisibleAsync();
        await Expect(console.Problem).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_is_away_from_the_start_is_named_too()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        await page.RouteAsync(Api, route => route.AbortAsync("connectionrefused"));
        await page.GotoAsync(new Uri(demo.Product, "console").AbsoluteUri);
        var console = new ConsolePage(page);

        await Expect(console.Problem).ToContainTextAsync("无法连接服务器");
        await Chromium.LookAsync(page, "console-away");
        await page.UnrouteAsync(Api);
        await console.Retry.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "企业微信扫码登录" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_has_ended_leads_to_the_sign_in_and_from_there_back_to_the_page()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await Expect(console.PeopledCells.First).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync(new() { Name = "pt-session" });
        await console.GoToAsync("客户");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "企业微信扫码登录" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "扫码身份" }).First.ClickAsync();

        await Expect(console.Title).ToHaveTextAsync("客户");
        await Expect(console.Main.GetByRole(AriaRole.Table, new() { Name = "客户名单" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_customer_whom_nobody_knows_is_said_to_be_unknown(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var console = await ConsolePage.EnterAsync(visitor, demo, "customers/999999999");

        await Expect(console.Main).ToContainTextAsync("没有这位客户");

        await Chromium.LookAsync(visitor.Page, $"customer-unknown-{width}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "返回客户名单" }).ClickAsync();
        await Expect(console.Title).ToHaveTextAsync("客户");
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task Whoever_has_no_customers_is_told_how_they_come(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, userId: demo.UserIdWithoutCustomers);

        await Expect(console.Main).ToContainTextAsync("还没有客户数据");
        await Expect(console.Main).ToContainTextAsync("您名下还没有客户");
        await Chromium.LookAsync(page, $"matrix-empty-{width}");
        await console.GoToAsync("客户");
        await Expect(console.Main).ToContainTextAsync("数据同步或导入订单后，客户会出现在这里。");
        await Chromium.LookAsync(page, $"customers-empty-{width}");
    }

    [Fact]
    public async Task A_day_before_the_first_customer_has_a_way_back_to_today()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo, "matrix?asOf=2001-01-01");
        await Expect(console.Main).ToContainTextAsync("那天还没有客户");
        await Chromium.LookAsync(visitor.Page, "matrix-before");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "回到今天" }).ClickAsync();

        await Expect(console.PeopledCells.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_does_not_exist_leads_to_the_matrix()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo, "nothing/here");
        await Expect(console.Main).ToContainTextAsync("没有这个页面");
        await Chromium.LookAsync(visitor.Page, "not-found");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "回到客户矩阵" }).ClickAsync();

        await Expect(console.Title).ToHaveTextAsync("客户矩阵");
    }
}
