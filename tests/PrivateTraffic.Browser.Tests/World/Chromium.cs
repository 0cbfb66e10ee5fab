using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.World;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace PrivateTraffic.Browser.Tests.World;

/// <summary>Debian's Chromium, one for all tests; each page has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>What people have before them: a monitor, and the width of WeCom's sidebar.</summary>
    public static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };

    public static readonly ViewportSize Narrow = new() { Width = 360, Height = 780 };

    private static readonly string Pictures = Path.Combine(Repository.Root, "artifacts", "screenshots");

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Pictures);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page of somebody new. Whatever its scripts complain about fails the test, see <see cref="Visitor"/>.</summary>
    public async Task<Visitor> VisitAsync(ViewportSize viewport, string locale = "zh-CN")
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = viewport, Locale = locale, TimezoneId = "Asia/Shanghai" });
        context.SetDefaultTimeout(15_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Keeps a picture of what a person would see, and looks for what would be in the way of people: barriers and sideways scrolling.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBe(0, $"{name} scrolls sideways");
        var barriers = (await page.RunAxe()).Violations;
        barriers.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty(name);
    }
}
