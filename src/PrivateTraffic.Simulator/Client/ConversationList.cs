using System.Globalization;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Client;

/// <summary>A line of the list as the page shows it.</summary>
internal sealed record ConversationRow(string Kind, string Id, string Name, string Note, string? Avatar, string LastText, long LastAt);

/// <summary>What the member sees on the left: apps on top, then whoever was last talked to.</summary>
internal static class ConversationList
{
    private const int MostRows = 80;
    private const int DaysLookedBack = 45;

    /// <summary>The rows that match; all kinds unless one is named.</summary>
    public static IReadOnlyList<ConversationRow> Of(Corporation corp, Member member, string? search, string? kind)
    {
        var term = search?.Trim() ?? "";
        var rows = Customers(corp, member).Concat(Groups(corp, member))
            .Where(row => string.IsNullOrEmpty(kind) || row.Kind == kind)
            .Where(row => Matches(row, term))
            .OrderByDescending(row => row.LastAt);
        var apps = string.IsNullOrEmpty(kind) ? Apps(corp, member).Where(row => Matches(row, term)) : [];
        return [.. apps, .. rows.Take(MostRows)];
    }

    private static bool Matches(ConversationRow row, string term) =>
        term.Length == 0 || row.Name.Contains(term, StringComparison.OrdinalIgnoreCase) || row.Note.Contains(term, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ConversationRow> Apps(Corporation corp, Member member) =>
        from app in corp.Apps.All
        where app.AgentId != 0 && app.Sees(member)
        let said = corp.Chats.At(ChatPlace.OfApp(app.AgentId, member.Index))
        where said.Count > 0
        select new ConversationRow(
            "app", app.AgentId.ToString(CultureInfo.InvariantCulture), app.Name, "应用", null, said[^1].Text, said[^1].At);

    private static IEnumerable<ConversationRow> Customers(Corporation corp, Member member)
    {
        for (var place = 0; place < corp.Relations.PlacesOf(member.Index); place++)
        {
            var relation = corp.Relations.At(member.Index, place);
            if (relation.IsReadable || relation.Status == RelationStatus.Half)
            {
                yield return RowOf(corp, relation);
            }
        }
    }

    private static ConversationRow RowOf(Corporation corp, Relation relation)
    {
        var customer = relation.Pair.Customer;
        var name = corp.Customers.Name(customer);
        var remark = corp.Notes.NotesOf(relation).Remark;
        var (text, at) = LastLine(corp, relation);
        return new ConversationRow(
            "customer",
            corp.Customers.ExternalUserId(customer),
            remark.Length > 0 ? remark : name.Length > 0 ? name : "（未命名）",
            !remark.StartsWith(name, StringComparison.Ordinal) ? name : corp.Customers.UsesWeCom(customer) ? "@" + corp.Customers.Employer(customer).Company : "@微信",
            $"/_sim/avatar/{customer}.svg",
            text,
            at);
    }

    private static (string Text, long At) LastLine(Corporation corp, Relation relation)
    {
        if (corp.Chats.At(ChatPlace.OfPair(relation.Pair)).LastOrDefault(entry => entry.Side != ChatSide.System) is { } said)
        {
            return (said.Text, said.At);
        }

        var today = Beijing.DayOf(corp.AsOf);
        var lines = corp.World.Conversations.LinesBetween(relation.Pair, relation.Timeline, today - DaysLookedBack, today);
        return lines.LastOrDefault(line => line.At <= corp.AsOf) is { Text: not null } last ? (last.Text, last.At) : ("", relation.CreatedAt);
    }

    private static IEnumerable<ConversationRow> Groups(Corporation corp, Member member) => corp.Groups.OwnedBy(member.Index).Select(chat =>
    {
        var name = chat.Name.Length > 0 ? chat.Name : "群聊";
        var last = corp.Chats.At(ChatPlace.OfGroup(chat.Number)) is { Count: > 0 } said ? said[^1] : null;
        return new ConversationRow(
            "group", chat.ChatId, $"{name}（{corp.Groups.PeopleIn(chat).Count}）", "外部群", null, last?.Text ?? "", last?.At ?? chat.CreatedAt);
    });
}
