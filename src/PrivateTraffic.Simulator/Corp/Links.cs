using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>A customer acquisition link (获客链接).</summary>
internal sealed class AcquisitionLink(string id, int creator, long createdAt)
{
    public string Id { get; } = id;

    public int Creator { get; } = creator;

    public long CreatedAt { get; } = createdAt;

    public required string Name { get; set; }

    public required IReadOnlyList<string> Users { get; set; }

    public IReadOnlyList<long> Departments { get; set; } = [];

    public bool SkipVerify { get; set; } = true;

    public string Url => $"https://work.weixin.qq.com/ca/{Id}";

    /// <summary>The channels (customer_channel) by which the world's customers came through it.</summary>
    public IReadOnlyList<string> SeedStates { get; init; } = [];

    /// <summary>Those who came at run time, with the number of messages they have written.</summary>
    public Dictionary<Pair, int> Arrivals { get; } = [];
}

/// <summary>The corp's links and what is left of the paid quota.</summary>
internal sealed class LinkBook
{
    public const int MostLinks = 10_000;

    private readonly IdCodec ids;
    private readonly List<AcquisitionLink> all = [];
    private readonly Dictionary<string, (AcquisitionLink Link, Pair Pair, TimeSpan IssuedAt)> chatKeys = new(StringComparer.Ordinal);
    private int made;

    public LinkBook(World world)
    {
        ids = new IdCodec(world.Noise, "ca", 24);
        var createdAt = Beijing.StartOf(world.Spec.FirstDay) + (11 * 3600);
        (string Name, int[] States)[] seeds = [("直播间获客", [0, 1]), ("文章底部", [2]), ("秋季投放", [3])];
        foreach (var (name, states) in seeds)
        {
            all.Add(new AcquisitionLink(ids.Encode(made++), DemoIdentity.AgentId, createdAt)
            {
                Name = name,
                Users = [.. world.Staff.Members.Take(3).Select(m => m.UserId)],
                SeedStates = [.. states.Select(s => Channels.LinkStates[s])],
            });
        }
    }

    public IReadOnlyList<AcquisitionLink> All => all;

    public int Balance { get; set; } = 5000;

    public AcquisitionLink? Find(string id) => all.Find(l => l.Id == id);

    public AcquisitionLink Add(int creator, long createdAt, string name, IReadOnlyList<string> users)
    {
        var link = new AcquisitionLink(ids.Encode(made++), creator, createdAt) { Name = name, Users = users };
        all.Add(link);
        return link;
    }

    public void Remove(AcquisitionLink link) => all.Remove(link);

    /// <summary>A key by which the app may look at the customer's messages for half an hour.</summary>
    public string IssueChatKey(AcquisitionLink link, Pair pair, TimeSpan now)
    {
        var key = "ck" + Sha1Hex.Of($"{link.Id}|{pair}|{chatKeys.Count}");
        chatKeys[key] = (link, pair, now);
        return key;
    }

    public (AcquisitionLink Link, Pair Pair)? ReadChatKey(string key, TimeSpan now) =>
        chatKeys.TryGetValue(key, out var held) && now - held.IssuedAt <= TimeSpan.FromMinutes(30) ? (held.Link, held.Pair) : null;
}
