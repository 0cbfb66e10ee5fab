using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Where something is said: between a member and a customer, in a group, or by an app to a member.</summary>
internal readonly record struct ChatPlace(string Key)
{
    public static ChatPlace OfPair(Pair pair) => new($"pair {pair.Member} {pair.Customer}");

    public static ChatPlace OfGroup(long group) => new($"group {group}");

    public static ChatPlace OfApp(int agentId, int member) => new($"app {agentId} {member}");
}

internal enum ChatSide
{
    Member,
    Customer,
    App,
    System,
}

/// <summary>One message said at run time.</summary>
/// <param name="Speaker">Index of the member or number of the customer.</param>
/// <param name="Kind">A msgtype.</param>
/// <param name="Body">The whole message as JSON where it is more than text.</param>
internal sealed record ChatEntry(long At, ChatSide Side, int Speaker, string Kind, string Text, string? Body);

/// <summary>What has been said at run time. Earlier conversations follow from the world.</summary>
internal sealed class ChatBook
{
    private readonly Dictionary<ChatPlace, List<ChatEntry>> entries = [];

    /// <summary>Rises with everything that is said.</summary>
    public long Version { get; private set; }

    public void Say(ChatPlace place, ChatEntry entry)
    {
        entries.AddTo(place, entry);
        Version++;
    }

    public IReadOnlyList<ChatEntry> At(ChatPlace place) => entries.GetValueOrDefault(place) ?? [];
}
