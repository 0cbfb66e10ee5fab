using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.World;

namespace PrivateTraffic.Browser.Tests.Screens;

/// <summary>The console, on whatever page of it one is.</summary>
internal sealed partial class ConsolePage(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Main => page.GetByRole(AriaRole.Main);

    /// <summary>The cells of the matrix in which somebody stands.</summary>
    public ILocator PeopledCells => Main.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = SomePeople() });

    /// <summary>What a cell means and who stands in it.</summary>
    public ILocator Drawer => page.GetByRole(AriaRole.Dialog);

    public ILocator Problem => page.GetByRole(AriaRole.Alert);

    public ILocator Retry => page.GetByRole(AriaRole.Button, new() { Name = "重试" });

    public ILocator Part(string name) => Main.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Signs a visitor in, the operations manager unless somebody is named, and comes to a page of the console.</summary>
    public static async Task<ConsolePage> EnterAsync(Visitor visitor, Demo demo, string path = "matrix", string? userId = null)
    {
        await visitor.SignInAsync(new Uri(demo.Product, $"console/{path}"), userId);
        return new ConsolePage(visitor.Page);
    }

    /// <summary>Goes to a page by the navigation, which a narrow window keeps behind a button.</summary>
    public async Task GoToAsync(string name, string menu = "菜单")
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true });
        if (await button.IsVisibleAsync())
        {
            await button.ClickAsync();
        }

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>How many stand in a cell, as its button says.</summary>
    public static async Task<int> PeopleInAsync(ILocator cell) =>
        int.Parse(SomePeople().Match(await cell.InnerTextAsync()).Groups[1].ValueSpan, System.Globalization.NumberStyles.AllowThousands,
            System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d,])([1-9][\d,]*)\s*人")]
    private static partial Regex SomePeople();
}
