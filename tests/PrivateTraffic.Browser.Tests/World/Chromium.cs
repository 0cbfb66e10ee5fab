using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.World;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace PrivateTraffic.Browser.Tests.World;

/// <summary>Debian's Chromium, one for all tests; each page has a context of its own.</summary>
public sealed partial class Chromium : IAsyncLifetime
{
    /// <summary>What people have before them: a monitor, and a phone, which is as narrow as WeCom's sidebar.</summary>
    public const int Desktop = 1440;

    public const int Phone = 360;

    private static readonly string Pictures = Path.Combine(Repository.Root, "artifacts", "screenshots");

    /// <summary>How long a page may take before a test calls it lost; the whole suite shares two processors.</summary>
    private const float Patience = 20_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Pictures);
        Assertions.SetDefaultExpectTimeout(Patience);
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
    public async Task<Visitor> VisitAsync(int width = Desktop, string locale = "zh-CN")
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width == Phone ? 780 : 900 },
            Locale = locale,
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
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

    /// <summary>
    /// Keeps a picture of what a person would see, and looks for what would be in the way of people: barriers, sideways scrolling, and
    /// words that are meant for programs.
    /// </summary>
    /// <param name="page">What is looked at, with the frames in it.</param>
    /// <param name="name">The name of the picture, in artifacts/screenshots.</param>
    /// <param name="wholePage">Also what is further down.</param>
    public static async Task LookAsync(IPage page, string name, bool wholePage = false)
    {
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Pictures, $"{name}.png"),
            Animations = ScreenshotAnimations.Disabled,
            FullPage = wholePage,
        });
        foreach (var frame in page.Frames)
        {
            (await frame.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .ShouldBeLessThanOrEqualTo(0, $"{name} scrolls sideways");
            ForPrograms().Matches(await frame.Locator("body").InnerTextAsync()).Select(m => m.Value).ShouldBeEmpty(name);
        }

        var barriers = (await page.RunAxe()).Violations;
        barriers.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty(name);
    }

    /// <summary>Keys of texts, places of values that were not filled in, and values that a script could not make sense of.</summary>
    [GeneratedRegex(
        @"\b(audiences|card|chat|clv|customers|groups|imports|matrix|models|notes|report|rfm|scripts|segments|shell|sidebar|start|sync"
        + @"|tags|thresholds|todos|ui|validity|why|words)"
        + @"\.(?!csv\b)[a-z]\w*"
        + @"|\{\w+\}|\b(NaN|undefined|null|Invalid Date)\b|\[object")]
    private static partial Regex ForPrograms();
}
