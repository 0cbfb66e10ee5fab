using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Client;

internal enum ConversationKind
{
    Customer,
    Group,
    App,
}

/// <summary>One line in the client's list: a customer of the member, one of their groups, or an app.</summary>
/// <param name="Id">external_userid, chat_id or agentid.</param>
internal sealed record Conversation(Member Member, ConversationKind Kind, string Id, Pair Pair, Group? Group)
{
    /// <summary>Finds a conversation the member really has.</summary>
    /// <exception cref="MistakenRequest">There is none.</exception>
    public static Conversation Find(Corporation corp, Member member, string kind, string id) => kind switch
    {
        "customer" when corp.Customers.Find(id) is { } customer && IsFriend(corp, new Pair(member.Index, customer)) =>
            new Conversation(member, ConversationKind.Customer, id, new Pair(member.Index, customer), null),
        "group" when corp.Groups.Find(id) is { IsDismissed: false } group && corp.Groups.PeopleIn(group).Any(s => s.IsStaff && s.Person == member.Index) =>
            new Conversation(member, ConversationKind.Group, id, default, group),
        "app" when int.TryParse(id, out var agentId) && corp.Apps.WithAgentId(agentId) is not null =>
            new Conversation(member, ConversationKind.App, id, default, null),
        _ => throw new MistakenRequest($"{member.UserId} has no such conversation."),
    };

    public ChatPlace Place => Kind switch
    {
        ConversationKind.Customer => ChatPlace.OfPair(Pair),
        ConversationKind.Group => ChatPlace.OfGroup(Group!.Number),
        ConversationKind.App => ChatPlace.OfApp(int.Parse(Id, System.Globalization.CultureInfo.InvariantCulture), Member.Index),
        _ => throw new InvalidOperationException($"No place for {Kind}."),
    };

    private static bool IsFriend(Corporation corp, Pair pair) =>
        corp.Relations.Of(pair).Status is RelationStatus.Mutual or RelationStatus.CustomerLeft or RelationStatus.Half;
}
