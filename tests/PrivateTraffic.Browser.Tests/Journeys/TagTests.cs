using System.Net.Http.Json;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using PrivateTraffic.Testing;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>Tags that a member gives in the sidebar, on their way to WeCom.</summary>
public sealed class TagTests(Demo demo, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_searched_for_and_given_by_keyboard_and_WeCom_has_it()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var friend = demo.Sales.Friends[12];
        var client = await ChatClient.OpenAsync(page, demo, friend);
        var sidebar = client.Sidebar;
        await sidebar.Tab("标签").ClickAsync();
        var own = sidebar.Panel.GetByRole(AriaRole.Region, new() { Name = "我打的标签" });
        await Expect(own).ToBeVisibleAsync();
        await Chromium.LookAsync(page, "tags-own");
        await own.GetByRole(AriaRole.Button, new() { Name = "添加标签" }).FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        var free = sidebar.FreeTags;
        var name = (await free.First.InnerTextAsync()).Trim();
        await Chromium.LookAsync(page, "tags-sheet");
        await sidebar.Sheet.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.TypeAsync(name);
        await Expect(sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToHaveCountAsync(1);
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(sidebar.Sheet).ToContainTextAsync("添加 1 个，移除 0 个");
        await Chromium.LookAsync(page, "tags-chosen");
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Expect(sidebar.Sheet).ToHaveCountAsync(0);
        var line = own.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });
        await Expect(line).ToContainTextAsync(demo.Sales.Name);
        await Expect(line).Not.ToContainTextAsync("正在写入企业微信");
        (await TagsInWeComAsync(friend)).ShouldContain(name);
        await Chromium.LookAsync(page, "tags-given");

        await own.GetByRole(AriaRole.Button, new() { Name = $"移除标签“{name}”" }).ClickAsync();
        await Expect(line).ToHaveCountAsync(0);
        await Poll.Until(async () => !(await TagsInWeComAsync(friend)).Contains(name), "the tag to be taken off", cancellation: Cancellation);
    }

    [Fact]
    public async Task A_tag_that_WeCom_refuses_is_told_to_the_member_and_to_the_manager_and_can_be_tried_again()
    {
        await using var visitor = await chromium.VisitAsync();
        var page = visitor.Page;
        var client = await ChatClient.OpenAsync(page, demo, demo.Sales.Friends[13]);
        var sidebar = client.Sidebar;
        await sidebar.Tab("标签").ClickAsync();
        using var fault = await demo.Control.PostAsJsonAsync(
            "faults", new { kind = "errcode", api = "externalcontact/mark_tag", errcode = 84061, times = 1 }, Cancellation);
        fault.EnsureSuccessStatusCode();
        await sidebar.Panel.GetByRole(AriaRole.Button, new() { Name = "添加标签" }).ClickAsync();
        await sidebar.FreeTags.First.ClickAsync();
        await sidebar.Sheet.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Expect(sidebar.Panel).ToContainTextAsync("没能写入企业微信");
        await Expect(sidebar.Panel).ToContainTextAsync("请先重新添加，再打标签。");
        await Chromium.LookAsync(page, "tags-refused");
        await using var manager = await chromium.VisitAsync();
        var console = await ConsolePage.EnterAsync(manager, demo, "sync");
        await Expect(console.Part("写入企业微信的标签")).ToContainTextAsync("已拒绝");
        await Expect(console.Part("写入企业微信的标签")).ToContainTextAsync(demo.Sales.Name);
        await Chromium.LookAsync(manager.Page, "tags-sync-page", wholePage: true);

        await sidebar.Panel.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();
        await Expect(sidebar.Panel).Not.ToContainTextAsync("没能写入企业微信");
        await Expect(sidebar.Panel).Not.ToContainTextAsync("正在写入企业微信");
    }

    /// <summary>Names of the corp tags that WeCom holds for the member and the customer.</summary>
    private async Task<IReadOnlyList<string>> TagsInWeComAsync(Friend friend)
    {
        var names = (await demo.TruthAsync("tags")).ToDictionary(t => t.GetProperty("id").GetString()!, t => t.GetProperty("name").GetString()!);
        return
        [
            .. (await demo.TruthAsync("relations"))
                .Single(r => r.GetProperty("userid").GetString() == demo.Sales.UserId
                    && r.GetProperty("external_userid").GetString() == friend.ExternalUserId)
                .GetProperty("tag_id").EnumerateArray().Select(t => names[t.GetString()!]),
        ];
    }
}
