using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>The sidebar beside a chat, as a member of the sales staff meets it.</summary>
public sealed partial class SidebarTests(Demo demo, Chromium chromium)
{
    [Fact]
    public async Task Choosing_a_chat_opens_the_card_of_its_customer_beside_it()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var buyer = demo.Sales.Friends.First(f => f.HasBought);
        await page.GotoAsync(new Uri(demo.WeCom, "client").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "当前成员" }).ClickAsync();
        var client = new ChatClient(page);
        await client.Question.GetByRole(AriaRole.Searchbox).FillAsync(demo.Sales.Name);
        await client.Question.GetByRole(AriaRole.Button, new() { Name = demo.Sales.Name }).First.ClickAsync();
        await client.ChatWithAsync(buyer.Name);

        await Expect(client.Title).ToHaveTextAsync(buyer.Name);
        (await client.Frame.BoundingBoxAsync())!.Width.ShouldBe(Chromium.Phone);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Head).ToContainTextAsync(buyer.Name);
        await Expect(sidebar.Lifecycle).ToHaveTextAsync(LifecycleStage());
        await Expect(sidebar.Cell).ToHaveTextAsync(MatrixCell());
        await Expect(sidebar.Figures).ToHaveCountAsync(4);
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        await Expect(sidebar.Panel).ToContainTextAsync("推荐理由");
        await Chromium.LookAsync(page, "sidebar-next");

        await sidebar.Tab("话术").ClickAsync();
        await Expect(sidebar.Panel.GetByRole(AriaRole.Heading, new() { Level = 4 }).First).ToBeVisibleAsync();
        await Chromium.LookAsync(page, "sidebar-scripts");

        await sidebar.Tab("资料").ClickAsync();
        await Expect(sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "标签" })).ToBeVisibleAsync();
        await Expect(sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "概况" })).ToContainTextAsync("累计实付");
        await Chromium.LookAsync(page, "sidebar-profile");

        await sidebar.Tab("记录").ClickAsync();
        var orders = sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "最近订单" }).GetByRole(AriaRole.Listitem);
        await Expect(orders.First).ToContainTextAsync("元");
        await Chromium.LookAsync(page, "sidebar-history");
    }

    [Fact]
    public async Task Another_chat_brings_another_card_and_the_way_back_the_tab_that_was_open()
    {
        await using var visitor = await chromium.VisitAsync();
        var (one, other) = (demo.Sales.Friends[0], demo.Sales.Friends[1]);
        var client = await ChatClient.OpenAsync(visitor.Page, demo, one);
        await client.Sidebar.Tab("资料").ClickAsync();
        await Expect(client.Sidebar.Panel).ToContainTextAsync("添加时间");

        await client.ChatWithAsync(other.Name);
        await Expect(client.Title).ToHaveTextAsync(other.Name);
        await Expect(client.Sidebar.Tab("跟进")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(client.Sidebar.Head).ToContainTextAsync(other.Name);

        await client.ChatWithAsync(one.Name);
        await Expect(client.Title).ToHaveTextAsync(one.Name);
        await Expect(client.Sidebar.Tab("资料")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(client.Sidebar.Head).ToContainTextAsync(one.Name);
    }

    [Fact]
    public async Task The_reasons_open_and_close_by_keyboard()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends.First(f => f.HasBought));
        var sidebar = client.Sidebar;
        await sidebar.Lifecycle.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(sidebar.Sheet).ToContainTextAsync("分层依据");
        await Expect(sidebar.Sheet.GetByRole(AriaRole.Heading, new() { Level = 3 }).First).ToContainTextAsync("生命周期");
        await Expect(sidebar.Sheet).ToContainTextAsync("什么会改变它");
        await Chromium.LookAsync(page, "sidebar-why");
        await page.Keyboard.PressAsync("Escape");
        await Expect(sidebar.Sheet).ToHaveCountAsync(0);
        await Expect(sidebar.Lifecycle).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(sidebar.Cell).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(sidebar.Sheet.GetByRole(AriaRole.Heading, new() { Level = 3 }).First).ToContainTextAsync("互动频次");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "关闭" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(sidebar.Sheet).ToHaveCountAsync(0);
        await Expect(sidebar.Cell).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_tabs_are_one_stop_of_the_keyboard_with_arrows_between_them()
    {
        await using var visitor = await chromium.VisitAsync();
        var client = await ChatClient.OpenAsync(visitor.Page, demo, demo.Sales.Friends[2]);
        await client.Sidebar.Tab("跟进").FocusAsync();

        await visitor.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(client.Sidebar.Tab("记录")).ToBeFocusedAsync();
        await Expect(client.Sidebar.Panel).ToContainTextAsync("最近订单");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(client.Sidebar.Panel).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_sidebar_speaks_English_to_whoever_asks_for_it()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends.First(f => f.HasBought), "en");
        var frame = client.Sidebar.Frame;
        await frame.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Expect(frame.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Next", "Scripts", "Tags", "Profile", "History"]);
        await Expect(frame.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send: ") })).ToHaveCountAsync(3);
        await Expect(frame.GetByRole(AriaRole.Button, new() { NameRegex = new("^Matrix cell: ") })).Not.ToContainTextAsync(Chinese());
        await Chromium.LookAsync(page, "sidebar-english");
        foreach (var tab in (string[])["Scripts", "Tags", "Profile", "History"])
        {
            await frame.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(frame.GetByRole(AriaRole.Tabpanel).GetByRole(AriaRole.Heading).First).Not.ToContainTextAsync(Chinese());
            await Chromium.LookAsync(page, $"sidebar-english-{tab.ToUpperInvariant()}");
        }
    }

    [Fact]
    public async Task Outside_WeCom_the_page_says_where_it_belongs()
    {
        await using var visitor = await chromium.VisitAsync(Chromium.Phone);
        var page = visitor.Page;
        await page.GotoAsync(new Uri(demo.Product, "sidebar").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("请在企业微信的聊天侧边栏里打开");
        await Chromium.LookAsync(page, "sidebar-outside");
    }

    [GeneratedRegex("^(导入期|成长期|成熟期|沉默期|流失期)$")]
    private static partial Regex LifecycleStage();

    [GeneratedRegex("^(沉默|低互动|中互动|高互动) · (潜在|首购|复购|流失)$")]
    private static partial Regex MatrixCell();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
