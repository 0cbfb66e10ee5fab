using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>What becomes of a script that a member sends from the sidebar. Each test talks to a customer of its own.</summary>
public sealed class SendingTests(Demo demo, Chromium chromium)
{
    [Fact]
    public async Task A_script_goes_into_the_chat_with_one_press_and_is_on_record_with_the_customer()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var friend = demo.Sales.Friends[5];
        var client = await ChatClient.OpenAsync(page, demo, friend);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        var script = await Sidebar.ScriptOfAsync(sidebar.Send.First);
        await sidebar.Send.First.ClickAsync();

        await Expect(client.Question).ToContainTextAsync("发送到当前会话？");
        var text = await client.Question.Locator(".bubble").InnerTextAsync();
        await Chromium.LookAsync(page, "sending-question");
        await client.Question.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();

        await Expect(client.Messages.Locator("article.from-member").Last).ToContainTextAsync(text);
        await Expect(sidebar.Notice).ToHaveTextAsync($"已发送：{script}");
        await Chromium.LookAsync(page, "sending-sent");
        await sidebar.Tab("记录").ClickAsync();
        var records = sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "话术记录" }).GetByRole(AriaRole.Listitem);
        await Expect(records.First).ToContainTextAsync(script);
        await Expect(records.First).ToContainTextAsync("已发送");
        await Chromium.LookAsync(page, "sending-record");

        await using var manager = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(manager, demo, $"customers/{await client.NumberOfAsync(friend)}");
        await Expect(console.Part("发过的话术").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(script);
        await Expect(console.Part("发过的话术").GetByRole(AriaRole.Listitem).First).ToContainTextAsync(demo.Sales.Name);
        await Expect(console.Part("时间线")).ToContainTextAsync($"发送话术“{script}”");
        await Chromium.LookAsync(manager.Page, "sending-customer", wholePage: true);
    }

    [Fact]
    public async Task A_script_that_is_called_off_was_not_sent()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[6]);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        var before = await client.Messages.GetByRole(AriaRole.Article).CountAsync();
        await sidebar.Send.First.ClickAsync();

        await client.Question.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();

        await Expect(sidebar.Notice).ToHaveTextAsync("已取消，没有发出。");
        await Chromium.LookAsync(page, "sending-cancelled");
        await sidebar.Tab("记录").ClickAsync();
        await Expect(sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "话术记录" })).ToContainTextAsync("已取消");
        await Expect(client.Messages.GetByRole(AriaRole.Article)).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task A_script_that_WeCom_refuses_was_not_sent_and_can_be_sent_again()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[7]);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        await page.RouteAsync(
            "**/dialogs/*", route => route.ContinueAsync(new() { PostData = """{"decision":"fail"}"""u8.ToArray() }), new() { Times = 1 });
        await sidebar.Send.First.ClickAsync();
        await client.Question.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();

        await Expect(sidebar.Notice).ToHaveTextAsync("没有发出：企业微信拒绝了这个操作");
        await Chromium.LookAsync(page, "sending-refused");

        var script = await Sidebar.ScriptOfAsync(sidebar.Send.First);
        await sidebar.Send.First.ClickAsync();
        await client.Question.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Expect(sidebar.Notice).ToHaveTextAsync($"已发送：{script}");
        await sidebar.Tab("记录").ClickAsync();
        var records = sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "话术记录" }).GetByRole(AriaRole.Listitem);
        await Expect(records.Filter(new() { HasText = "已发送" })).ToHaveCountAsync(1);
        await Expect(records.Filter(new() { HasText = "发送失败" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_script_is_changed_before_it_is_sent_and_the_change_survives_another_chat()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[8]);
        var sidebar = client.Sidebar;
        await sidebar.Edit.First.ClickAsync();
        await sidebar.Sheet.GetByRole(AriaRole.Textbox).First.FillAsync("您好，上次看中的那款今天到货了。");
        await Chromium.LookAsync(page, "sending-editor");
        await page.Keyboard.PressAsync("Escape");
        await Expect(sidebar.Panel).ToContainTextAsync("有草稿");

        await client.ChatWithAsync(demo.Sales.Friends[2].Name);
        await Expect(client.Title).ToHaveTextAsync(demo.Sales.Friends[2].Name);
        await client.ChatWithAsync(demo.Sales.Friends[8].Name);
        await Expect(sidebar.Panel).ToContainTextAsync("有草稿");
        await sidebar.Edit.First.ClickAsync();
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await client.Question.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();

        await Expect(client.Messages.Locator("article.from-member").Last).ToContainTextAsync("您好，上次看中的那款今天到货了。");
        await Expect(sidebar.Sheet).ToHaveCountAsync(0);
        await Expect(sidebar.Panel).Not.ToContainTextAsync("有草稿");
    }

    [Fact]
    public async Task A_script_that_does_not_fit_makes_room_for_the_next_and_comes_back_when_that_was_a_mistake()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[9]);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        var first = await Sidebar.ScriptOfAsync(sidebar.Send.First);
        await sidebar.Frame.GetByRole(AriaRole.Button, new() { Name = $"不合适：{first}" }).ClickAsync();

        await Expect(sidebar.Send.First).Not.ToHaveAttributeAsync("aria-label", $"发送：{first}");
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        var undo = sidebar.Notice.GetByRole(AriaRole.Button, new() { Name = "撤销" });
        await undo.HoverAsync();
        await Chromium.LookAsync(page, "sending-not-suitable");
        await undo.ClickAsync();
        await Expect(sidebar.Send.First).ToHaveAttributeAsync("aria-label", $"发送：{first}");
    }
}
