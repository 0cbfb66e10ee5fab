using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A message of an app to members (message/send).</summary>
/// <param name="Receivers">Member indices it reached.</param>
/// <param name="Body">The request, as JSON.</param>
internal sealed record AppMessage(string Id, int AgentId, long SentAt, IReadOnlyList<int> Receivers, string Kind, string Text, string Body)
{
    public bool IsRecalled { get; set; }
}

/// <summary>App messages; what goes beyond a member's limit for one app is dropped without a word.</summary>
internal sealed class AppMessageBook(World world, ChatBook chats, SimClock clock, Func<long> asOf)
{
    private const int MostPerMinute = 30;
    private const int MostPerHour = 1000;

    private readonly IdCodec ids = new(world.Noise, "am", 40);
    private readonly List<AppMessage> all = [];
    private readonly Dictionary<(int AgentId, int Member), List<TimeSpan>> sent = [];

    public IReadOnlyList<AppMessage> All => all;

    public AppMessage? Find(string id) => all.Find(m => m.Id == id);

    public AppMessage Send(int agentId, IEnumerable<Member> members, string kind, string text, string body)
    {
        List<int> reached = [.. members.Where(m => TakeFromLimit(agentId, m.Index)).Select(m => m.Index)];
        var message = new AppMessage(ids.Encode(all.Count), agentId, asOf(), reached, kind, text, body);
        all.Add(message);
        foreach (var member in reached)
        {
            chats.Say(ChatPlace.OfApp(agentId, member), new ChatEntry(asOf(), ChatSide.App, agentId, kind, text, body));
        }

        return message;
    }

    private bool TakeFromLimit(int agentId, int member)
    {
        if (!sent.TryGetValue((agentId, member), out var times))
        {
            sent[(agentId, member)] = times = [];
        }

        times.RemoveAll(at => clock.Elapsed - at >= TimeSpan.FromHours(1));
        if (times.Count >= MostPerHour || times.Count(at => clock.Elapsed - at < TimeSpan.FromMinutes(1)) >= MostPerMinute)
        {
            return false;
        }

        times.Add(clock.Elapsed);
        return true;
    }
}
