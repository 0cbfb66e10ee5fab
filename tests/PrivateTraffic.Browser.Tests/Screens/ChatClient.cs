using System.Text.Json;
using Microsoft.Playwright;
using PrivateTraffic.Browser.Tests.World;

namespace PrivateTraffic.Browser.Tests.Screens;

/// <summary>The simulator's chat client: a member's chats, and the sidebar beside the one that is open.</summary>
internal sealed class ChatClient(IPage page)
{
    public IPage Page => page;

    public ILocator Conversations => page.GetByRole(AriaRole.Navigation, new() { Name = "会话列表" });

    public ILocator Title => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading);

    public ILocator Messages => page.GetByRole(AriaRole.Log);

    /// <summary>WeCom's own question, over everything.</summary>
    public ILocator Question => page.GetByRole(AriaRole.Dialog);

    public ILocator Frame => page.Locator("iframe");

    /// <summary>Builds the sidebar anew.</summary>
    public ILocator Reload => page.GetByRole(AriaRole.Button, new() { Name = "重新加载" });

    public Sidebar Sidebar => new(Frame.ContentFrame);

    /// <summary>Opens the client of a member, with the chat of one of their customers.</summary>
    public static async Task<ChatClient> OpenAsync(IPage page, Demo demo, Friend friend, string language = "zh")
    {
        await page.GotoAsync(demo.ChatWindow(demo.Sales.UserId, friend.ExternalUserId, language).AbsoluteUri);
        return new ChatClient(page);
    }

    /// <summary>Our number of a customer, as the member's own sidebar gets it.</summary>
    public async Task<long> NumberOfAsync(Friend friend)
    {
        var card = await page.Frames[1].EvaluateAsync<JsonElement>(
            "id => fetch(`api/v1/contacts/${id}/card`).then(answer => answer.json())", friend.ExternalUserId);
        return card.GetProperty("customerId").GetInt64();
    }

    /// <summary>Opens a chat from the list.</summary>
    public async Task ChatWithAsync(string name)
    {
        await Conversations.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await Conversations.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name }).First.ClickAsync();
    }
}
