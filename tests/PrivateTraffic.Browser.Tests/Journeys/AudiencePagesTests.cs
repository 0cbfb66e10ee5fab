using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>Audiences: built by conditions, read as text, saved, explained, compared.</summary>
public sealed partial class AudiencePagesTests(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task A_manager_builds_an_audience_saves_it_and_asks_why_somebody_is_in(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        await console.GoToAsync("人群");
        await Expect(console.Title).ToHaveTextAsync("人群");
        await console.Main.GetByRole(AriaRole.Link, new() { Name = "新建人群" }).First.ClickAsync();
        await Expect(console.Title).ToHaveTextAsync("新建人群");
        var rail = console.Part("人数");
        await Expect(rail).ToContainTextAsync(SomePeople());
        var everybody = await PeopleAsync(rail);

        await BuildAsync(page);
        await Expect(rail).ToHaveAttributeAsync("aria-busy", "false");
        var some = await PeopleAsync(rail);
        some.ShouldBeLessThan(everybody);
        some.ShouldBeGreaterThan(0);
        await Expect(page.GetByText("去掉后").First).ToBeVisibleAsync();
        await LookAsync(page, $"audience-builder-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "文本", Exact = true }).ClickAsync();
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "人群定义文本" });
        await Expect(text).ToHaveValueAsync(new Regex("did not interact in 7 days"));
        await LookAsync(page, $"audience-text-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "条件", Exact = true }).ClickAsync();
        await Expect(rail).ToHaveAttributeAsync("aria-busy", "false");
        (await PeopleAsync(rail)).ShouldBe(some);

        await rail.GetByRole(AriaRole.Button, new() { Name = "为什么在内" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("在人群中");
        await Chromium.LookAsync(page, $"audience-why-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await SaveAsync(page, $"安静的客户 {width}");
        await Expect(console.Title).ToHaveTextAsync($"安静的客户 {width}");
        await Expect(console.Part("名单")).ToContainTextAsync($"{some:N0} 位");
        await LookAsync(page, $"audience-saved-{width}");
    }

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task Two_audiences_are_compared_and_subtracted(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo, "audiences/new");
        await SaveTextAsync(page, "orders >= 1", $"买过 {width}");
        await console.GoToAsync("人群");
        await console.Main.GetByRole(AriaRole.Link, new() { Name = "新建人群" }).First.ClickAsync();
        await SaveTextAsync(page, "did not chat in 30 days", $"没聊过 {width}");
        await console.GoToAsync("人群");
        var compare = console.Part("两个人群对比");
        await compare.GetByRole(AriaRole.Combobox, new() { Name = "甲" }).SelectOptionAsync($"买过 {width}");
        await compare.GetByRole(AriaRole.Combobox, new() { Name = "乙" }).SelectOptionAsync($"没聊过 {width}");
        await Expect(compare).ToContainTextAsync("只在甲");

        await compare.GetByRole(AriaRole.Combobox, new() { Name = "怎么合" }).SelectOptionAsync("subtract");
        await compare.GetByRole(AriaRole.Textbox, new() { Name = "新人群名称" }).FillAsync($"买过且聊过 {width}");
        await compare.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(compare).ToContainTextAsync($"已保存“买过且聊过 {width}”");
        await Expect(console.Part("全部人群")).ToContainTextAsync($"买过且聊过 {width}");
        await LookAsync(page, $"audience-list-{width}");
    }

    private static async Task BuildAsync(IPage page)
    {
        var include = page.GetByRole(AriaRole.Group, new() { Name = "哪些客户" });
        await include.GetByRole(AriaRole.Button, new() { Name = "+ 加条件组" }).ClickAsync();
        var inner = include.GetByRole(AriaRole.Group, new() { Name = "条件组" });
        await inner.GetByRole(AriaRole.Button, new() { Name = "沉默", Exact = true }).ClickAsync();
        await inner.GetByRole(AriaRole.Button, new() { Name = "低", Exact = true }).ClickAsync();
        await inner.GetByRole(AriaRole.Button, new() { Name = "+ 加条件", Exact = true }).ClickAsync();
        await inner.GetByLabel("条件类型").Nth(1).SelectOptionAsync("absence");
        await inner.GetByLabel("最近天数").FillAsync("7");
        var exclude = page.GetByRole(AriaRole.Group, new() { Name = "排除" });
        await exclude.GetByRole(AriaRole.Button, new() { Name = "+ 加条件", Exact = true }).ClickAsync();
        await exclude.GetByLabel("条件类型").SelectOptionAsync("orders");
    }

    private static async Task SaveTextAsync(IPage page, string definition, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "文本", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "人群定义文本" }).FillAsync(definition);
        await SaveAsync(page, name);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "保存人群" });
        await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task<int> PeopleAsync(ILocator rail) => int.Parse(
        SomePeople().Match(await rail.InnerTextAsync()).Groups[1].ValueSpan,
        System.Globalization.NumberStyles.AllowThousands,
        System.Globalization.CultureInfo.InvariantCulture);

    private static Task LookAsync(IPage page, string name) => Chromium.LookAsync(page, name, wholePage: true);

    [GeneratedRegex(@"(?<![\d,])([\d,]+) 人")]
    private static partial Regex SomePeople();
}
