using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using PrivateTraffic.Testing;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>What the sidebar says when something is in the way.</summary>
public sealed class SidebarTroubleTests(Demo demo, Chromium chromium)
{
    private const string Api = "**/api/v1/**";
    private const string Card = "**/api/v1/contacts/*/card";

    [Fact]
    public async Task A_customer_who_is_not_confirmed_yet_is_said_to_be_unknown_and_known_once_they_are()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var added = await demo.ActAsync(new { act = "add_customer", userid = demo.Sales.UserId, name = "林晚晴", half = true });
        var id = added.GetProperty("external_userid").GetString()!;
        var client = await ChatClient.OpenAsync(page, demo, new Friend(id, "林晚晴", HasBought: false));

        await Expect(client.Sidebar.Problem).ToContainTextAsync("还没有该客户的资料");
        await Chromium.LookAsync(page, "sidebar-unknown");
        await page.GetByText("模拟操作", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "成员确认添加" }).ClickAsync();
        await client.Sidebar.Retry.ClickAsync();
        await Expect(client.Sidebar.Name).ToHaveTextAsync("林晚晴");
        await Expect(client.Sidebar.Panel).ToContainTextAsync("现在可以这样说");
        await Chromium.LookAsync(page, "sidebar-new");
    }

    [Fact]
    public async Task A_customer_who_has_deleted_the_member_is_shown_with_a_warning()
    {
        await using var visitor = await chromium.VisitAsync();
        var friend = demo.Sales.Friends[^1];
        await demo.ActAsync(new { act = "customer_deletes_member", userid = demo.Sales.UserId, external_userid = friend.ExternalUserId });
        var client = await ChatClient.OpenAsync(visitor.Page, demo, friend);
        var note = client.Sidebar.Frame.GetByRole(AriaRole.Note);
        await Poll.Until(
            async () =>
            {
                await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
                if (await note.IsVisibleAsync())
                {
                    return true;
                }

                await client.Reload.ClickAsync();
                return false;
            },
            "the callback to have come through",
            cancellation: TestContext.Current.CancellationToken);

        await Expect(note).ToHaveTextAsync("对方已将您删除，消息可能无法送达。");
        await Chromium.LookAsync(visitor.Page, "sidebar-deleted");
    }

    [Fact]
    public async Task A_slow_answer_shows_the_outlines_of_the_card()
    {
        await using var visitor = await chromium.VisitAsync();
        var client = await ChatClient.OpenAsync(visitor.Page, demo, demo.Sales.Friends[3]);
        await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
        var release = new TaskCompletionSource();
        await visitor.Page.RouteAsync(Card, async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await client.Reload.ClickAsync();

        await Expect(client.Sidebar.Frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "加载中" })).ToBeVisibleAsync();
        await Chromium.LookAsync(visitor.Page, "sidebar-loading");
        release.SetResult();
        await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_and_trying_again_works()
    {
        await using var visitor = await chromium.VisitAsync();
        await visitor.Page.RouteAsync(Card, route => route.AbortAsync("connectionrefused"));
        var client = await ChatClient.OpenAsync(visitor.Page, demo, demo.Sales.Friends[3]);

        await Expect(client.Sidebar.Problem).ToContainTextAsync("无法连接服务器，请检查网络后重试。");
        await Chromium.LookAsync(visitor.Page, "sidebar-away");
        await visitor.Page.UnrouteAsync(Card);
        await client.Sidebar.Retry.ClickAsync();
        await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_send_is_kept_until_the_server_is_back()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[10]);
        var sidebar = client.Sidebar;
        await Expect(sidebar.Send).ToHaveCountAsync(3);
        var script = await Sidebar.ScriptOfAsync(sidebar.Send.First);
        await page.RouteAsync(Api, route => route.AbortAsync("connectionrefused"));
        await sidebar.Send.First.ClickAsync();
        await client.Question.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Expect(sidebar.Notice).ToHaveTextAsync($"已发送：{script}");
        await page.UnrouteAsync(Api);

        await sidebar.Tab("记录").ClickAsync();

        await Expect(sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "话术记录" })).ToContainTextAsync(script);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_renewed_without_a_question()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[4]);
        await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
        await ForgetSessionAsync(page);

        await client.Sidebar.Tab("话术").ClickAsync();

        await Expect(client.Sidebar.Panel.GetByRole(AriaRole.Heading, new() { Level = 4 }).First).ToBeVisibleAsync();
        await Expect(client.Sidebar.Tab("话术")).ToHaveAttributeAsync("aria-selected", "true");
        (await page.Context.CookiesAsync()).ShouldContain(c => c.Name.EndsWith("pt-session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_keeps_no_session_is_named_instead_of_signing_in_for_ever()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        await page.RouteAsync(Api, async route =>
        {
            var headers = route.Request.Headers.Where(h => h.Key != "cookie").ToDictionary();
            headers["cookie"] = $"wecom_sim_member={demo.Sales.UserId}";
            await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { Headers = headers }) });
        });
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[4]);

        await Expect(client.Sidebar.Problem).ToContainTextAsync("登录后仍未生效");
        await Chromium.LookAsync(page, "sidebar-no-cookies");
        await page.UnrouteAsync(Api);
        await client.Sidebar.Retry.ClickAsync();
        await Expect(client.Sidebar.Send).ToHaveCountAsync(3);
    }

    /// <summary>The proxy of the chat client keeps a session for each member, under a longer name.</summary>
    private static Task ForgetSessionAsync(IPage page) => page.Context.ClearCookiesAsync(new() { NameRegex = new("pt-session$") });
}
