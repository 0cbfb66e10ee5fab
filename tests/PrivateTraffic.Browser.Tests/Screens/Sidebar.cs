using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PrivateTraffic.Browser.Tests.Screens;

/// <summary>Our page beside a chat.</summary>
internal sealed partial class Sidebar(IFrameLocator frame)
{
    /// <summary>Whatever is asked of the page.</summary>
    public IFrameLocator Frame => frame;

    public ILocator Name => frame.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Who this is: the name, the remark, where they stand, whose they are.</summary>
    public ILocator Head => frame.Locator(".card-header");

    public ILocator Figures => frame.GetByLabel("关键数字").GetByRole(AriaRole.Definition);

    /// <summary>Opens the reasons of the lifecycle stage.</summary>
    public ILocator Lifecycle => frame.GetByRole(AriaRole.Button, new() { NameRegex = LifecycleName() });

    /// <summary>Opens the reasons of the matrix cell.</summary>
    public ILocator Cell => frame.GetByRole(AriaRole.Button, new() { NameRegex = CellName() });

    public ILocator Sheet => frame.GetByRole(AriaRole.Dialog);

    /// <summary>The buttons that send the suggested scripts, the best one first.</summary>
    public ILocator Send => frame.GetByRole(AriaRole.Button, new() { NameRegex = SendName() });

    public ILocator Edit => frame.GetByRole(AriaRole.Button, new() { NameRegex = EditName() });

    /// <summary>What is said at the foot of the page, and goes away by itself.</summary>
    public ILocator Notice => frame.Locator(".notices");

    public ILocator Problem => frame.GetByRole(AriaRole.Alert);

    public ILocator Retry => frame.GetByRole(AriaRole.Button, new() { Name = "重试" });

    /// <summary>In the sheet of tags: those that can be given.</summary>
    public ILocator FreeTags => Sheet.Locator("button[aria-pressed=false]:enabled");

    public ILocator Tab(string name) => frame.GetByRole(AriaRole.Tab, new() { Name = name });

    public ILocator Panel => frame.GetByRole(AriaRole.Tabpanel);

    /// <summary>The name of the script that a button sends.</summary>
    public static async Task<string> ScriptOfAsync(ILocator send) => (await send.GetAttributeAsync("aria-label"))!.Split('：', 2)[1];

    [GeneratedRegex("^生命周期：")]
    private static partial Regex LifecycleName();

    [GeneratedRegex("^矩阵单元：")]
    private static partial Regex CellName();

    [GeneratedRegex("^发送：")]
    private static partial Regex SendName();

    [GeneratedRegex("^编辑：")]
    private static partial Regex EditName();
}
