using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>What a JS API asks of the page that calls it.</summary>
internal enum BridgeNeeds
{
    Nothing,

    /// <summary>App identity (agentConfig).</summary>
    App,

    /// <summary>App identity of a listed app, and a member with the customer-contact feature.</summary>
    CustomerContact,
}

/// <summary>One call, with the frame it came from.</summary>
internal sealed record BridgeContext(Corporation Corp, Frame Frame, BridgeCall Call)
{
    public Conversation Conversation => Frame.Conversation;
}

internal sealed record BridgeApi(BridgeNeeds Needs, Func<BridgeContext, BridgeAnswer> Handle);

/// <summary>The JS APIs of protocol section 14.3.</summary>
internal static class BridgeApis
{
    private const string WithoutContext = "fail without context of external contact";
    private const int MostInGroup = 40;

    private static readonly string[] ChatEntries = ["single_chat_tools", "group_chat_tools", "chat_attachment"];
    private static readonly string[] ContactEntries = ["contact_profile", "single_chat_tools", "single_kf_tools"];

    // Taken note of and answered with ok: they change nothing that the simulator has.
    private static readonly string[] Harmless =
    [
        "closeWindow", "hideOptionMenu", "showOptionMenu", "hideMenuItems", "showMenuItems", "setClipboardData", "openDefaultBrowser", "imagePreview",
        "previewFile", "hideChatAttachmentMenu", "setKeepScreenOn",
    ];

    public static IReadOnlyDictionary<string, BridgeApi> All { get; } = new Dictionary<string, BridgeApi>(
        Harmless.Select(name => KeyValuePair.Create(name, new BridgeApi(BridgeNeeds.Nothing, c => BridgeAnswer.Ok(c.Call.Name)))))
    {
        ["checkJsApi"] = new(BridgeNeeds.Nothing, CheckJsApi),
        ["getContext"] = new(BridgeNeeds.App, c => BridgeAnswer.Ok("getContext", ("entry", c.Frame.Entry))),
        ["getCurExternalContact"] = new(BridgeNeeds.CustomerContact, GetContact),
        ["getCurExternalChat"] = new(BridgeNeeds.CustomerContact, GetChat),
        ["sendChatMessage"] = new(BridgeNeeds.CustomerContact, SendMessage),
        ["openUserProfile"] = new(BridgeNeeds.App, OpenProfile),
        ["openEnterpriseChat"] = new(BridgeNeeds.App, OpenChat),
        ["openExistedChatWithMsg"] = new(BridgeNeeds.App, OpenExistingChat),
        ["selectExternalContact"] = new(BridgeNeeds.CustomerContact, SelectContacts),
        ["navigateToAddCustomer"] = new(BridgeNeeds.CustomerContact, c => BridgeAnswer.Show(
            new BridgeDialog(c.Call.Name, "add", new { }, _ => BridgeAnswer.Ok(c.Call.Name)))),
        ["shareToExternalContact"] = new(BridgeNeeds.CustomerContact, BridgeShares.ToContacts),
        ["shareToExternalChat"] = new(BridgeNeeds.CustomerContact, BridgeShares.ToChats),
        ["shareToExternalMoments"] = new(BridgeNeeds.CustomerContact, BridgeShares.ToMoments),
    };

    private static BridgeAnswer CheckJsApi(BridgeContext context) =>
        BridgeAnswer.Ok("checkJsApi", ("checkResult", context.Call.List("jsApiList").ToDictionary(name => name, All.ContainsKey)));

    private static BridgeAnswer GetContact(BridgeContext context) =>
        context.Frame.IsSingleChat && ContactEntries.Contains(context.Frame.Entry)
            ? BridgeAnswer.Ok("getCurExternalContact", ("userId", context.Conversation.Id))
            : BridgeAnswer.Fail("getCurExternalContact", WithoutContext);

    private static BridgeAnswer GetChat(BridgeContext context) =>
        context.Frame.Entry == "group_chat_tools"
            ? BridgeAnswer.Ok("getCurExternalChat", ("chatId", context.Conversation.Id))
            : BridgeAnswer.Fail("getCurExternalChat", WithoutContext);

    private static BridgeAnswer SendMessage(BridgeContext context)
    {
        const string Api = "sendChatMessage";
        if (!ChatEntries.Contains(context.Frame.Entry))
        {
            return BridgeAnswer.Fail(Api, WithoutContext);
        }

        var (message, refusal) = OutgoingMessage.Read(context.Corp, context.Call);
        if (message is null)
        {
            return BridgeAnswer.Fail(Api, "fail " + refusal);
        }

        return BridgeAnswer.Show(new BridgeDialog(Api, "send", message, _ =>
        {
            Say(context, message);
            return BridgeAnswer.Ok(Api);
        }));
    }

    private static void Say(BridgeContext context, OutgoingMessage message)
    {
        var member = context.Conversation.Member.Index;
        context.Corp.Chats.Say(context.Conversation.Place, new ChatEntry(context.Corp.AsOf, ChatSide.Member, member, message.Kind, message.Text, message.Body));
        // Whoever deleted the member gets nothing more, which the client says below the message.
        if (context.Frame.IsSingleChat && context.Corp.Relations.Of(context.Conversation.Pair).Status == RelationStatus.CustomerLeft)
        {
            context.Corp.Chats.Say(context.Conversation.Place, new ChatEntry(context.Corp.AsOf, ChatSide.System, member, "refused", "", null));
        }
    }

    private static BridgeAnswer OpenProfile(BridgeContext context)
    {
        var (type, id) = (context.Call.Text("type"), context.Call.Text("userid"));
        var name = type == "1" ? context.Corp.People.Find(id)?.Name : context.Corp.Customers.Find(id) is { } customer ? context.Corp.Customers.Name(customer) : null;
        return name is null
            ? BridgeAnswer.Fail("openUserProfile", "fail invalid userid")
            : BridgeAnswer.Show(new BridgeDialog("openUserProfile", "profile", new { id, name, isMember = type == "1" }, _ => BridgeAnswer.Ok("openUserProfile")));
    }

    // A group that is there is opened; one customer alone is a conversation; several become a new group.
    private static BridgeAnswer OpenChat(BridgeContext context)
    {
        const string Api = "openEnterpriseChat";
        var (members, customers, chatId) = (context.Call.List("userIds"), context.Call.List("externalUserIds"), context.Call.Text("chatId"));
        if (chatId.Length > 0)
        {
            return context.Corp.Groups.Find(chatId) is null ? BridgeAnswer.Fail(Api, "fail invalid chatId") : BridgeAnswer.Ok(Api, ("chatId", chatId), ("open", Target("group", chatId)));
        }

        if (members.Count + customers.Count > MostInGroup)
        {
            return BridgeAnswer.Fail(Api, "fail too many users");
        }

        if (customers.Count == 1 && members.Count <= 1)
        {
            return BridgeAnswer.Ok(Api, ("chatId", ""), ("open", Target("customer", customers[0])));
        }

        var group = context.Corp.Groups.Make(context.Conversation.Member.Index, context.Call.Text("groupName"));
        foreach (var customer in customers.Select(context.Corp.Customers.Find).OfType<int>())
        {
            context.Corp.Groups.Arrive(
                group.Number, new GroupStay(false, customer, context.Corp.AsOf, RelationTimeline.Never, JoinScene.Invited, context.Conversation.Member.Index, ""));
        }

        context.Corp.Announce(Callbacks.Events.GroupCreated(context.Corp.AsOf, group.Owner, group.ChatId));
        return BridgeAnswer.Ok(Api, ("chatId", group.ChatId), ("open", Target("group", group.ChatId)));
    }

    private static BridgeAnswer OpenExistingChat(BridgeContext context)
    {
        const string Api = "openExistedChatWithMsg";
        var chatId = context.Call.Text("chatId");
        if (context.Corp.Groups.Find(chatId) is not { } group)
        {
            return BridgeAnswer.Fail(Api, "fail invalid chatId");
        }

        if (context.Call.Object("msg") is { } message && message.TryGetProperty("link", out var link))
        {
            var title = link.TryGetProperty("title", out var text) ? text.ToString() : "";
            context.Corp.Chats.Say(
                ChatPlace.OfGroup(group.Number),
                new ChatEntry(context.Corp.AsOf, ChatSide.Member, context.Conversation.Member.Index, "news", title, link.GetRawText()));
        }

        return BridgeAnswer.Ok(Api, ("open", Target("group", chatId)));
    }

    private static BridgeAnswer SelectContacts(BridgeContext context) => BridgeAnswer.Show(new BridgeDialog(
        "selectExternalContact",
        "pick",
        new { },
        chosen => BridgeAnswer.Ok("selectExternalContact", ("userIds", chosen.Count > 0 || !context.Frame.IsSingleChat ? chosen : [context.Conversation.Id]))));

    private static object Target(string kind, string id) => new { kind, id };
}
