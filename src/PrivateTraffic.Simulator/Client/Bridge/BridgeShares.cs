using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>The share calls: they open the client's own mass-send and moment pages.</summary>
internal static class BridgeShares
{
    public static BridgeAnswer ToContacts(BridgeContext context)
    {
        var ids = context.Call.List("externalUserIds");
        return BridgeAnswer.Show(new BridgeDialog(context.Call.Name, "share", new { text = TextOf(context.Call), count = ids.Count }, chosen =>
        {
            var customers = (ids.Count > 0 ? ids : chosen).Select(context.Corp.Customers.Find).OfType<int>().Select(c => (long)c).ToList();
            Send(context, toGroups: false, customers);
            return BridgeAnswer.Ok(context.Call.Name);
        }));
    }

    public static BridgeAnswer ToChats(BridgeContext context)
    {
        var ids = context.Call.List("chatIds");
        return BridgeAnswer.Show(new BridgeDialog(context.Call.Name, "share", new { text = TextOf(context.Call), count = ids.Count }, _ =>
        {
            Send(context, toGroups: true, [.. ids.Select(context.Corp.Groups.Find).OfType<Group>().Select(g => g.Number)]);
            return BridgeAnswer.Ok(context.Call.Name);
        }));
    }

    public static BridgeAnswer ToMoments(BridgeContext context) => BridgeAnswer.Show(
        new BridgeDialog(context.Call.Name, "moment", new { text = TextOf(context.Call) }, _ =>
        {
            var member = context.Conversation.Member.Index;
            var made = new MadeMoment { Senders = [member], StartedAt = context.Corp.Clock.Elapsed };
            made.Published[member] = context.Corp.AsOf;
            context.Corp.Moments.Make(member, isCorporate: false, TextOf(context.Call), made);
            return BridgeAnswer.Ok(context.Call.Name);
        }));

    // A member's own mass send: one a day for each customer, so whoever had one today is left out.
    private static void Send(BridgeContext context, bool toGroups, IReadOnlyList<long> targets)
    {
        var (corp, member) = (context.Corp, context.Conversation.Member.Index);
        var today = Beijing.DayOf(corp.AsOf);
        var hadOne = corp.MassMessages.All
            .Where(m => m.Creator == member && m.ToGroups == toGroups && Beijing.DayOf(m.CreatedAt) == today)
            .SelectMany(m => m.Tasks[member].Targets)
            .ToHashSet();
        var message = new MassMessage
        {
            Id = corp.MassMessages.NextId(),
            ToGroups = toGroups,
            Agent = 0,
            Creator = member,
            CreatedAt = corp.AsOf,
            DispatchedAt = corp.Clock.Elapsed,
            Text = TextOf(context.Call),
            Tasks = new Dictionary<int, MassTask> { [member] = new([.. targets.Except(hadOne)]) },
        };
        corp.MassMessages.Add(message);
        corp.MassMessages.Confirm(message, member);
    }

    private static string TextOf(BridgeCall call) =>
        call.Object("text") is { } text && text.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : call.Text("title");
}
