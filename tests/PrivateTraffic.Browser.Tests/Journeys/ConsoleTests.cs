using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>The console, as an operations manager goes about it.</summary>
public sealed class ConsoleTests(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task From_the_sign_in_over_the_matrix_to_a_customer_and_back_to_the_same_place(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        await page.GotoAsync(new Uri(demo.Product, "console").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "企业微信扫码登录" })).ToBeVisibleAsync();
        await Chromium.LookAsync(page, $"sign-in-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "扫码身份" }).First.ClickAsync();

        var console = new ConsolePage(page);
        await Expect(console.Title).ToHaveTextAsync("客户矩阵");
        await Expect(console.Main.GetByRole(AriaRole.Table).First).ToContainTextAsync("复购");
        await Expect(console.Part("生命周期分布").GetByRole(AriaRole.Row)).ToHaveCountAsync(6);
        await Chromium.LookAsync(page, $"matrix-{width}", wholePage: true);

        var cell = console.PeopledCells.First;
        var people = await ConsolePage.PeopleInAsync(cell);
        await cell.ClickAsync();
        await Expect(console.Drawer).ToContainTextAsync($"今天在这一格的 {people} 人");
        await Expect(console.Drawer.GetByRole(AriaRole.Heading, new() { Name = "打法" })).ToBeVisibleAsync();
        await Chromium.LookAsync(page, $"cell-{width}");

        var first = console.Drawer.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;
        var name = await first.Locator(".people__name").InnerTextAsync();
        await first.ClickAsync();
        await Expect(console.Title).ToContainTextAsync(name);
        await Expect(console.Part("所处位置")).ToContainTextAsync("为什么");
        await Expect(console.Part("近一年的变化").GetByRole(AriaRole.Img, new() { Name = "近一年互动频次与消费阶段的变化" })).ToBeVisibleAsync();
        await Expect(console.Part("近期订单")).ToBeVisibleAsync();
        await Expect(console.Part("时间线").GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Chromium.LookAsync(page, $"customer-{width}", wholePage: true);

        await page.GetByRole(AriaRole.Link, new() { Name = "返回客户矩阵" }).ClickAsync();
        await Expect(console.Drawer).ToContainTextAsync($"今天在这一格的 {people} 人");
        await page.Keyboard.PressAsync("Escape");
        await Expect(console.Drawer).ToBeHiddenAsync();
        await Expect(console.Title).ToHaveTextAsync("客户矩阵");
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task The_list_narrows_down_grows_and_is_found_again_where_it_was_left(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await console.GoToAsync("客户");
        await Expect(console.Title).ToHaveTextAsync("客户");
        var rows = console.Main.GetByRole(AriaRole.Table, new() { Name = "客户名单" }).GetByRole(AriaRole.Row);
        await Expect(rows.Nth(1)).ToBeVisibleAsync();
        await Chromium.LookAsync(page, $"customers-{width}");

        await console.Main.GetByRole(AriaRole.Button, new() { NameRegex = new("^再显示 ") }).ClickAsync();
        var shown = console.Main.GetByRole(AriaRole.Status).Filter(new() { HasText = "已显示 100 位" });
        await Expect(shown).ToBeVisibleAsync();
        var far = rows.Nth(80).GetByRole(AriaRole.Link);
        var name = await far.InnerTextAsync();
        await far.ClickAsync();
        await Expect(console.Title).ToContainTextAsync(name);
        await page.GetByRole(AriaRole.Link, new() { Name = "返回客户名单" }).ClickAsync();
        await Expect(shown).ToBeVisibleAsync();
        await Expect(far).ToBeInViewportAsync();

        var mature = console.Main.GetByRole(AriaRole.Button, new() { NameRegex = new("^成熟期") });
        if (width == Chromium.Phone)
        {
            await console.Main.GetByText("筛选", new() { Exact = true }).ClickAsync();
        }

        await mature.ClickAsync();
        await Expect(console.Main.GetByRole(AriaRole.Button, new() { Name = "去掉条件：成熟期" })).ToBeVisibleAsync();
        await Expect(rows.Nth(1)).ToContainTextAsync("成熟期");
        await Chromium.LookAsync(page, $"customers-mature-{width}");
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task The_matrix_can_be_read_as_a_table_and_compared_with_an_earlier_day(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "对比" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "30 天前" }).ClickAsync();
        await Expect(console.Main).ToContainTextAsync("人数变化");
        await Chromium.LookAsync(page, $"matrix-compared-{width}", wholePage: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "表格" }).ClickAsync();
        await Expect(console.Main.GetByRole(AriaRole.Table, new() { Name = "客户矩阵的 16 个单元" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(18);
        await Chromium.LookAsync(page, $"matrix-table-{width}", wholePage: true);
    }

    [Fact]
    public async Task The_language_is_changed_with_one_press_and_stays()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(console.Title).ToHaveTextAsync("Matrix");
        await page.ReloadAsync();
        await Expect(console.Title).ToHaveTextAsync("Matrix");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(console.Main.GetByRole(AriaRole.Table).First).ToContainTextAsync("Repurchase");
        await Expect(console.Main).Not.ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\p{IsCJKUnifiedIdeographs}"));
        await Chromium.LookAsync(page, "matrix-english", wholePage: true);
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task An_English_browser_is_spoken_to_in_English(int width)
    {
        await using var visitor = await chromium.VisitAsync(width, "en-GB");
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await Expect(console.Title).ToHaveTextAsync("Matrix");
        await Expect(console.Part("Lifecycle").GetByRole(AriaRole.Row)).ToHaveCountAsync(6);
        await Chromium.LookAsync(page, $"matrix-english-{width}", wholePage: true);
        await console.GoToAsync("Customers", "Menu");
        await Expect(console.Title).ToHaveTextAsync("Customers");
        await console.Main.GetByRole(AriaRole.Table, new() { Name = "Customers" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(console.Part("Where they stand")).ToContainTextAsync("Why");
        await Expect(console.Part("Timeline").GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Chromium.LookAsync(page, $"customer-english-{width}", wholePage: true);
    }

    [Fact]
    public async Task Whoever_signs_out_is_asked_to_sign_in_again()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await Expect(console.Title).ToHaveTextAsync("客户矩阵");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "企业微信扫码登录" })).ToBeVisibleAsync();
    }
}
