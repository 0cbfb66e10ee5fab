using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.Screens;
using PrivateTraffic.Browser.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace PrivateTraffic.Browser.Tests.Journeys;

/// <summary>The console without a mouse.</summary>
public sealed class KeyboardTests(Demo demo, Chromium chromium)
{
    /// <summary>More stops than any of our pages has before what is looked for.</summary>
    private const int MostStops = 40;

    [Theory]
    [InlineData(Chromium.Desktop)]
    [InlineData(Chromium.Phone)]
    public async Task From_the_matrix_to_a_customer_and_back_by_keyboard(int width)
    {
        await using var visitor = await chromium.VisitAsync(width);
        var page = visitor.Page;
        var console = await ConsolePage.EnterAsync(visitor, demo);
        var cell = console.PeopledCells.First;
        var people = await ConsolePage.PeopleInAsync(cell);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "跳到正文" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(console.Main).ToBeFocusedAsync();
        await TabToAsync(page, cell);
        await Chromium.LookAsync(page, $"keyboard-cell-{width}");
        await page.Keyboard.PressAsync("Enter");

        await Expect(console.Drawer).ToContainTextAsync($"今天在这一格的 {people} 人");
        await Expect(console.Drawer.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(console.Drawer).ToBeHiddenAsync();
        await Expect(cell).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        var first = console.Drawer.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;
        await Expect(first).ToBeVisibleAsync();
        await TabToAsync(page, first);
        await page.Keyboard.PressAsync("Enter");

        await Expect(console.Part("所处位置")).ToBeVisibleAsync();
        await Expect(console.Main).ToBeFocusedAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "返回客户矩阵" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(console.Drawer).ToContainTextAsync($"今天在这一格的 {people} 人");
    }

    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        for (var stop = 0; stop < MostStops && !await wanted.EvaluateAsync<bool>("e => e === document.activeElement"); stop++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(wanted).ToBeFocusedAsync();
    }
}
