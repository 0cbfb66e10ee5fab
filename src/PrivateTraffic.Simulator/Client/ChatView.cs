using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Client;

/// <summary>A message as the page shows it.</summary>
/// <param name="Side">member, customer, app or system.</param>
/// <param name="Body">The message as JSON where it is more than text.</param>
internal sealed record ChatRow(string Side, string Speaker, string? Avatar, string Kind, string Text, string? Body, long At);

internal sealed record ChatPerson(string Id, string Name);

/// <summary>One conversation with its messages.</summary>
/// <param name="Status">mutual, left (the customer deleted the member) or half.</param>
/// <param name="Speakers">Who can be typed for beside the member.</param>
internal sealed record ChatView(string Kind, string Id, string Title, string Subtitle, string Status, IReadOnlyList<ChatPerson> Speakers, IReadOnlyList<ChatRow> Rows)
{
    private const int DaysShown = 30;
    private const int MostSpeakers = 30;

    /// <summary>The messages of a conversation: what the world says was written lately, then what was written at run time.</summary>
    public static ChatView Of(Corporation corp, Conversation conversation) => conversation.Kind switch
    {
        ConversationKind.Customer => OfCustomer(corp, conversation),
        ConversationKind.Group => OfGroup(corp, conversation),
        ConversationKind.App => OfApp(corp, conversation),
        _ => throw new InvalidOperationException($"No view of {conversation.Kind}."),
    };

    private static ChatView OfCustomer(Corporation corp, Conversation conversation)
    {
        var relation = corp.Relations.Of(conversation.Pair);
        var name = corp.Customers.Name(conversation.Pair.Customer);
        var company = corp.Customers.UsesWeCom(conversation.Pair.Customer) ? "@" + corp.Customers.Employer(conversation.Pair.Customer).Company : "@微信";
        var remark = corp.Notes.NotesOf(relation).Remark;
        var status = relation.Status switch
        {
            RelationStatus.CustomerLeft => "left",
            RelationStatus.Half => "half",
            _ => "mutual",
        };
        return new ChatView(
            "customer",
            conversation.Id,
            remark.Length > 0 ? remark : name,
            company,
            status,
            [new ChatPerson(conversation.Id, name.Length > 0 ? name : "（未命名）")],
            [.. History(corp, conversation, relation), .. Said(corp, conversation)]);
    }

    private static IEnumerable<ChatRow> History(Corporation corp, Conversation conversation, Relation relation)
    {
        var today = Beijing.DayOf(corp.AsOf);
        if (Beijing.DayOf(relation.CreatedAt) >= today - DaysShown)
        {
            yield return new ChatRow("system", "", null, "added", "", null, relation.CreatedAt);
        }

        foreach (var line in corp.World.Conversations.LinesBetween(relation.Pair, relation.Timeline, today - DaysShown, today).Where(l => l.At <= corp.AsOf))
        {
            yield return RowOf(corp, new ChatEntry(
                line.At, line.FromMember ? ChatSide.Member : ChatSide.Customer, line.FromMember ? relation.Pair.Member : relation.Pair.Customer, "text", line.Text, null));
        }
    }

    private static ChatView OfGroup(Corporation corp, Conversation conversation)
    {
        var group = conversation.Group!;
        var people = corp.Groups.PeopleIn(group);
        var speakers = people.Where(p => !p.IsStaff).Take(MostSpeakers).Select(p => new ChatPerson(corp.Customers.ExternalUserId(p.Person), corp.Customers.Name(p.Person)));
        return new ChatView(
            "group", conversation.Id, group.Name.Length > 0 ? group.Name : "群聊", $"{people.Count}", "mutual", [.. speakers], [.. Said(corp, conversation)]);
    }

    private static ChatView OfApp(Corporation corp, Conversation conversation)
    {
        var app = corp.Apps.WithAgentId(int.Parse(conversation.Id, System.Globalization.CultureInfo.InvariantCulture))!;
        return new ChatView("app", conversation.Id, app.Name, "", "mutual", [], [.. Said(corp, conversation)]);
    }

    private static IEnumerable<ChatRow> Said(Corporation corp, Conversation conversation) => corp.Chats.At(conversation.Place).Select(entry => RowOf(corp, entry));

    private static ChatRow RowOf(Corporation corp, ChatEntry entry)
    {
        var (side, speaker, avatar) = entry.Side switch
        {
            ChatSide.Member => ("member", corp.People[entry.Speaker].Name, $"/_sim/avatar/member/{entry.Speaker}.svg"),
            ChatSide.Customer => ("customer", corp.Customers.Name(entry.Speaker), $"/_sim/avatar/{entry.Speaker}.svg"),
            ChatSide.App => ("app", corp.Apps.WithAgentId(entry.Speaker)?.Name ?? "", null),
            ChatSide.System => ("system", "", (string?)null),
            _ => throw new InvalidOperationException($"Nobody speaks as {entry.Side}."),
        };
        return new ChatRow(side, speaker, avatar, entry.Kind, entry.Text, entry.Body, entry.At);
    }
}
