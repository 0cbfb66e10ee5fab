using System.Globalization;
using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>Members who come and go, chat, and use an app.</summary>
internal static class StaffActs
{
    private static readonly int[] AnnouncedMessages = [3, 5, 10];

    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["member_joins"] = Join,
        ["member_leaves"] = Leave,
        ["chat"] = Chat,
        ["chat_in_group"] = ChatInGroup,
        ["message_to_app"] = MessageToApp,
        ["enter_app"] = call => ToApp(call, "enter_agent", ("EventKey", "")),
        ["click_menu"] = call => ToApp(call, "click", ("EventKey", call.Text("key"))),
        ["tap_card"] = call => ToApp(
            call, "template_card_event", ("EventKey", call.Text("key")), ("TaskId", call.Text("task_id")), ("CardType", call.OptionalText("card_type") ?? "text_notice"), ("ResponseCode", "rc" + call.Text("task_id"))),
    };

    // The directory sends a plain in-house app no events: it has to look.
    private static object Join(ActCall call)
    {
        var department = call.OptionalNumber("department") ?? Department.FirstStore;
        if (call.OptionalText("userid") is { } userId && call.Corp.People.FindEver(userId) is not null)
        {
            throw new MistakenRequest("\"userid\" is taken.");
        }

        var member = call.Corp.People.Join(call.OptionalText("name") ?? "新同事", department, call.OptionalText("userid"));
        return new { userid = member.UserId };
    }

    private static object? Leave(ActCall call)
    {
        call.Corp.People.Leave(call.Member());
        return null;
    }

    private static object? Chat(ActCall call)
    {
        var relation = call.Relation();
        var fromMember = call.OptionalText("from") switch
        {
            null or "customer" => false,
            "member" => true,
            _ => throw new MistakenRequest("\"from\" is member or customer."),
        };
        var speaker = fromMember ? relation.Pair.Member : relation.Pair.Customer;
        var entry = new ChatEntry(call.Now, fromMember ? ChatSide.Member : ChatSide.Customer, speaker, "text", call.Text("text"), null);
        call.Corp.Chats.Say(ChatPlace.OfPair(relation.Pair), entry);
        if (!fromMember)
        {
            call.Corp.Feed.Interact(relation.Pair.Customer, InteractionKind.Chat);
            AnnounceLinkMessage(call, relation.Pair);
        }

        return null;
    }

    // Customers of a link: that they write at all is told, and their 3rd, 5th and 10th message.
    private static void AnnounceLinkMessage(ActCall call, Pair pair)
    {
        if (call.Corp.Links.All.FirstOrDefault(l => l.Arrivals.ContainsKey(pair)) is not { } link)
        {
            return;
        }

        var count = ++link.Arrivals[pair];
        if (count == 1)
        {
            call.Corp.Announce(Events.Acquisition(
                call.Now,
                "customer_start_chat",
                pair.Member,
                ("UserID", call.Corp.People[pair.Member].UserId),
                ("ExternalUserID", call.Corp.Customers.ExternalUserId(pair.Customer)),
                ("LinkId", link.Id)));
        }
        else if (AnnouncedMessages.Contains(count))
        {
            var key = call.Corp.Links.IssueChatKey(link, pair, call.Corp.Clock.Elapsed);
            call.Corp.Announce(Events.Acquisition(call.Now, "message_from_customer", pair.Member, ("LinkId", link.Id), ("ChatKey", key)));
        }
    }

    private static object? ChatInGroup(ActCall call)
    {
        var group = call.Group();
        var isStaff = call.OptionalText("userid") is not null;
        var speaker = isStaff ? call.Member().Index : call.Customer();
        call.Corp.Chats.Say(
            ChatPlace.OfGroup(group.Number), new ChatEntry(call.Now, isStaff ? ChatSide.Member : ChatSide.Customer, speaker, "text", call.Text("text"), null));
        return null;
    }

    private static object? MessageToApp(ActCall call)
    {
        var agentId = call.OptionalNumber("agentid") ?? DemoIdentity.AgentId;
        var member = call.Member();
        var place = ChatPlace.OfApp(agentId, member.Index);
        call.Corp.Chats.Say(place, new ChatEntry(call.Now, ChatSide.Member, member.Index, "text", call.Text("text"), null));
        var messageId = long.Parse(
            Sha1Hex.Of($"{place}|{call.Now}|{call.Corp.Chats.At(place).Count}").AsSpan(0, 12),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture);
        call.Corp.Announce(Events.Message(call.Now, agentId, member.UserId, call.Text("text"), messageId));
        return null;
    }

    private static object? ToApp(ActCall call, string name, params (string Name, string Value)[] fields)
    {
        call.Corp.Announce(
            Events.FromMember(call.Now, call.OptionalNumber("agentid") ?? DemoIdentity.AgentId, call.Member().UserId, name, fields));
        return null;
    }
}
