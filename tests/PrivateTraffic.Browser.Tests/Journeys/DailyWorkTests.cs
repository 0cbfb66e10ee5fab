using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>Notes, the day of a member, and a group chat beside the sidebar.</summary>
public sealed class DailyWorkTests(Demo demo, Chromium chromium)
{
    [Fact]
    public async Task A_note_with_a_reason_is_written_changed_and_seen_in_the_timeline()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var friend = demo.Sales.Friends[14];
        var client = await ChatClient.OpenAsync(page, demo, friend);
        var sidebar = client.Sidebar;
        await sidebar.Tab("记录").ClickAsync();
        var notes = sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "笔记与原因" });
        await Expect(notes).ToContainTextAsync("还没有笔记");
        await notes.GetByRole(AriaRole.Button, new() { Name = "写笔记" }).ClickAsync();
        await sidebar.Sheet.GetByLabel("笔记", new() { Exact = true }).FillAsync("想要 120 码的书包");
        await sidebar.Sheet.GetByLabel("原因（可选）").SelectOptionAsync(new SelectOptionValue { Value = "obstacle.timing" });
        await Chromium.LookAsync(page, "notes-editor");
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Expect(notes.GetByRole(AriaRole.Listitem)).ToContainTextAsync("想要 120 码的书包");
        await Expect(notes.GetByRole(AriaRole.Listitem)).ToContainTextAsync(demo.Sales.Name);
        await Chromium.LookAsync(page, "notes-written");
        await notes.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await sidebar.Sheet.GetByLabel("笔记", new() { Exact = true }).FillAsync("想要 130 码的书包");
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(notes.GetByRole(AriaRole.Listitem)).ToContainTextAsync("130 码");

        await using var member = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(member, demo, $"customers/{await client.NumberOfAsync(friend)}", demo.Sales.UserId);
        await Expect(console.Part("时间线")).ToContainTextAsync("想要 130 码的书包");
        await Expect(console.Part("时间线")).ToContainTextAsync("在等时机");
        await Chromium.LookAsync(member.Page, "notes-timeline");
    }

    [Fact]
    public async Task Where_no_customer_is_open_the_day_is_shown_and_leads_into_a_chat()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync($"{demo.ChatWindow(demo.Sales.UserId, demo.Sales.Friends[15].ExternalUserId)}&entry=normal");
        var client = new ChatClient(page);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Name).ToHaveTextAsync("今日待办");
        await sidebar.Frame.GetByLabel("阶段提前提醒").SelectOptionAsync("14");
        var items = sidebar.Frame.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem);
        await Expect(items.First).ToBeVisibleAsync();
        await Chromium.LookAsync(page, "my-day");

        var before = await items.CountAsync();
        var done = items.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^完成：") });
        await done.ClickAsync();
        await sidebar.Notice.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Expect(items).ToHaveCountAsync(before);
        await Expect(sidebar.Frame.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("今天已完成");
        await done.ClickAsync();
        await Expect(items).ToHaveCountAsync(before - 1);
        await Expect(sidebar.Frame.GetByRole(AriaRole.Main)).ToContainTextAsync("今天已完成 1 项");
        await Chromium.LookAsync(page, "my-day-done");

        var open = items.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^打开与") });
        var name = (await open.InnerTextAsync()).Trim();
        await open.ClickAsync();
        await Expect(client.Title).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task The_day_stands_in_the_console_too()
    {
        await using var visitor = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(visitor, demo, "matrix", demo.Sales.UserId);
        await console.GoToAsync("今日待办");
        await console.Main.GetByLabel("阶段提前提醒").SelectOptionAsync("14");
        await Expect(console.Main.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Chromium.LookAsync(visitor.Page, "todos-console");

        await console.Main.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(console.Part("时间线")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Beside_a_group_its_customers_are_counted()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var owner = (await demo.TruthAsync("groups"))[0].GetProperty("owner").GetString()!;
        await page.GotoAsync(demo.ChatWindow(owner).AbsoluteUri);
        await page.GetByText("群聊", new() { Exact = true }).ClickAsync();
        var client = new ChatClient(page);
        await client.Conversations.GetByRole(AriaRole.Listitem).First.ClickAsync();
        var frame = client.Sidebar.Frame;
        await Expect(frame.GetByRole(AriaRole.Main)).ToContainTextAsync("位外部联系人");
        await Expect(frame.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Chromium.LookAsync(page, "group");
    }
}
