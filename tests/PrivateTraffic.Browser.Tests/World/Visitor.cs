using Microsoft.Playwright;

namespace PrivateTraffic.Browser.Tests.World;

/// <summary>A person before a browser. What the pages' scripts throw or complain about is an error of ours.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // That a request was refused is for the page to show; the browser says so in any case.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Signs in by QR code, where the simulator asks who scans it.</summary>
    public async Task SignInAsync(Uri address, string? userId = null)
    {
        await Page.GotoAsync(address.AbsoluteUri);
        var scan = userId is null ? Page.Locator("ul.members a").First : Page.Locator($"ul.members a[href*='as={userId}']");
        await scan.ClickAsync();
        await Page.WaitForURLAsync(url => url.StartsWith(address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        complaints.ShouldBeEmpty();
    }
}
