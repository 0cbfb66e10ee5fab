using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>How the data come in, as an operations manager sees it.</summary>
public sealed class SyncPageTests(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_pull_is_started_and_followed_to_its_end(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await console.GoToAsync("数据同步");
        await Expect(console.Title).ToHaveTextAsync("数据同步");
        await Expect(console.Part("已存数据")).ToContainTextAsync("客户群");
        await Chromium.LookAsync(page, $"sync-{width}", wholePage: true);

        var everything = page.GetByRole(AriaRole.Button, new() { Name = "全量同步", Exact = true });
        await Expect(everything).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await everything.ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "开始全量同步？" });
        await Expect(question.GetByRole(AriaRole.Button, new() { Name = "取消" })).ToBeFocusedAsync();
        await Chromium.LookAsync(page, $"sync-question-{width}");
        // A company this small is pulled within a second: WeCom takes its time over the groups, so that somebody can follow.
        await demo.SpoilAsync(new { kind = "slow", api = "externalcontact/groupchat/list", seconds = 6, times = 1 });
        await question.GetByRole(AriaRole.Button, new() { Name = "开始全量同步" }).ClickAsync();

        var run = console.Part("正在同步");
        await Expect(run.GetByRole(AriaRole.Status)).ToHaveTextAsync("进行中");
        await Expect(everything).ToBeDisabledAsync();
        await Expect(run.GetByRole(AriaRole.Progressbar, new() { Name = "客户与跟进关系的进度" })).ToHaveAttributeAsync("aria-valuenow", "100");
        await Expect(run.GetByRole(AriaRole.Progressbar, new() { Name = "计算位置的进度" })).ToHaveAttributeAsync("aria-valuenow", "0");
        await Chromium.LookAsync(page, $"sync-running-{width}", wholePage: true);

        var last = console.Part("最近一次同步");
        await Expect(last.GetByRole(AriaRole.Status)).ToHaveTextAsync("已完成", new() { Timeout = 90_000 });
        await Expect(last).ToContainTextAsync("全量同步");
        foreach (var bar in await last.GetByRole(AriaRole.Progressbar).AllAsync())
        {
            await Expect(bar).ToHaveAttributeAsync("aria-valuenow", "100");
        }

        await Expect(everything).ToBeEnabledAsync();
        await Chromium.LookAsync(page, $"sync-done-{width}", wholePage: true);
    }

    [Fact]
    public async Task Whoever_is_no_manager_is_told_so()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo, "sync", demo.Sales.UserId);

        await Expect(console.Main).ToContainTextAsync("这一页供运营经理和管理员使用");

        await Expect(visitor.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "数据同步" })).ToHaveCountAsync(0);
        await Chromium.LookAsync(visitor.Page, "sync-not-allowed");
    }
}
