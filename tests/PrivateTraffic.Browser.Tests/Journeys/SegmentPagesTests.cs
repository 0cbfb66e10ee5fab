using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>The reports on the model itself: its thresholds, value segments, lifetime value, and whether it is any good.</summary>
public sealed partial class SegmentPagesTests(Demo demo, Chromium chromium)
{
    /// <summary>The reports read all histories; a machine that has much else to do takes its time.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions Reported = new() { Timeout = 40_000 };

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_manager_goes_through_the_reports_on_the_model(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await console.GoToAsync("分层模型");
        await Expect(console.Title).ToHaveTextAsync("阈值工作台");
        await Expect(console.Part("试选分界点")).ToBeVisibleAsync(Reported);
        await LookAsync(page, $"thresholds-{width}");

        var churn = page.GetByRole(AriaRole.Textbox, new() { Name = "流失阈值" });
        await churn.FillAsync("0");
        await Expect(churn).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(console.Part("试选分界点")).ToContainTextAsync("之间的整数");
        await churn.FillAsync("40");
        await Expect(churn).ToHaveAttributeAsync("aria-invalid", "false");
        await page.GetByRole(AriaRole.Button, new() { Name = "用现在的值" }).ClickAsync();
        await Expect(churn).Not.ToHaveValueAsync("40");
        await page.GetByRole(AriaRole.Button, new() { Name = "流失阈值", Exact = true }).ClickAsync();
        await LookAsync(page, $"thresholds-churn-{width}");

        await OpenAsync(page, "RFM 价值");
        await Expect(console.Title).ToHaveTextAsync("RFM 价值分层");
        await Expect(console.Part("八类价值客户")).ToBeVisibleAsync(Reported);
        await LookAsync(page, $"rfm-{width}");

        await OpenAsync(page, "生命周期价值");
        await Expect(console.Title).ToHaveTextAsync("客户生命周期价值（CLV）");
        await Expect(console.Part("结论")).ToBeVisibleAsync(Reported);
        await LookAsync(page, $"clv-{width}");

        await OpenAsync(page, "有效性");
        await Expect(console.Title).ToHaveTextAsync("分层有效性与漂移");
        await Expect(console.Part("一眼看去")).ToBeVisibleAsync(Reported);
        await LookAsync(page, $"validity-{width}");
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_template_shows_what_it_would_do_before_it_is_applied(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, "segments/models");
        await Expect(console.Title).ToHaveTextAsync("模型版本");
        await Expect(console.Part("历史版本")).ToContainTextAsync("使用中");
        var templates = console.Part("行业模板");
        await Expect(templates.GetByRole(AriaRole.Heading, new() { Level = 3 }).First).ToBeVisibleAsync();
        await LookAsync(page, $"models-{width}");

        await templates.GetByRole(AriaRole.Button, new() { Name = "看效果" }).First.ClickAsync();
        await Expect(templates.GetByText("换位置").First).ToBeVisibleAsync(Reported);
        await LookAsync(page, $"models-effect-{width}");

        await templates.GetByRole(AriaRole.Button, new() { Name = "采用…" }).First.ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog);
        await Expect(question).ToContainTextAsync("改动记作新的一版");
        await Chromium.LookAsync(page, $"models-apply-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(question).ToHaveCountAsync(0);

        await OpenAsync(page, "开始");
        await Expect(console.Title).ToHaveTextAsync("从这里开始");
        await Expect(console.Main).ToContainTextAsync("看推导出的阈值", new() { Timeout = 40_000 });
        await LookAsync(page, $"start-{width}");
    }

    [Fact]
    public async Task The_reports_speak_English_too()
    {
        await using var visitor = await chromium.VisitAsync(Chromium.Phone, "en-GB");
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, "segments/thresholds");
        await Expect(console.Title).Not.ToContainTextAsync(Chinese());
        foreach (var path in (string[])["thresholds", "rfm", "clv", "validity", "models", "start"])
        {
            await page.GotoAsync(new Uri(demo.Product, $"console/segments/{path}").AbsoluteUri);
            await Expect(console.Main.GetByRole(AriaRole.Region).First).ToBeVisibleAsync(Reported);
            await Expect(console.Main.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).Not.ToContainTextAsync(Chinese());
            await LookAsync(page, $"{path}-english");
        }
    }

    [Fact]
    public async Task Whoever_is_no_manager_is_told_so()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo, "segments/rfm", demo.Sales.UserId);

        await Expect(console.Main).ToContainTextAsync("只有运营经理和管理员能看分层模型");
    }

    private static Task OpenAsync(IPage page, string report) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "分层模型的页面" }).GetByRole(AriaRole.Link, new() { Name = report }).ClickAsync();

    /// <summary>Once nothing is on its way any more: some parts of a report come by themselves.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        await Expect(page.GetByRole(AriaRole.Main).GetByText(Coming())).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Chromium.LookAsync(page, name, wholePage: true);
    }

    [GeneratedRegex("^(加载中|Loading)…$")]
    private static partial Regex Coming();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
