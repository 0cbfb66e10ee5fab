using System.Numerics;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>The corp's tag library. A group lives as long as one of its tags does.</summary>
internal sealed class TagBook
{
    /// <summary>The current page's limit; older pages say 3,000.</summary>
    public const int MostTags = 10_000;

    private readonly IdCodec ids;
    private readonly IdCodec strategyIds;
    private readonly List<TagGroup> groups = [];
    private readonly Dictionary<string, CorpTag> tags = new(StringComparer.Ordinal);
    private readonly CorpTag[] seeded;
    private long nextNumber;

    public TagBook(World world)
    {
        ids = new IdCodec(world.Noise, "et", 32);
        strategyIds = new IdCodec(world.Noise, "st", 32);
        var createdAt = Beijing.StartOf(world.Spec.FirstDay) + (10 * 3600);
        foreach (var seed in TagLibrary.Tags)
        {
            var group = FindGroupByName(seed.Group, seed.Strategy)
                ?? AddGroup(seed.Group, 100 - groups.Count, createdAt, creator: 0, seed.Strategy);
            AddTag(group, seed.Name, 0, createdAt, creator: 0, seed.Number);
        }

        seeded = [.. tags.Values];
    }

    public IReadOnlyList<TagGroup> Groups => groups;

    public int LivingTags => tags.Values.Count(t => !t.IsDeleted && t.Group.Strategy is null);

    public CorpTag? Find(string id) => tags.GetValueOrDefault(id);

    public TagGroup? FindGroup(string id) => groups.Find(g => g.Id == id);

    /// <summary>A living group by name.</summary>
    public TagGroup? FindGroupByName(string name, long? strategy = null) =>
        groups.Find(g => g.Name == name && g.Strategy == strategy && !g.IsDeleted);

    public TagGroup AddGroup(string name, long order, long createdAt, int creator, long? strategy = null)
    {
        var group = new TagGroup(NextId(strategy), name, order, createdAt, creator, strategy);
        groups.Add(group);
        return group;
    }

    public CorpTag AddTag(TagGroup group, string name, long order, long createdAt, int creator, int? seedNumber = null)
    {
        var tag = new CorpTag(NextId(group.Strategy), group, name, order, createdAt, creator, seedNumber);
        group.Tags.Add(tag);
        tags.Add(tag.Id, tag);
        return tag;
    }

    /// <summary>The living tags behind a set of the world's tags, a bit each.</summary>
    public IEnumerable<CorpTag> Seeded(ulong bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            if (seeded[BitOperations.TrailingZeroCount(bits)] is { IsDeleted: false } tag)
            {
                yield return tag;
            }
        }
    }

    private string NextId(long? strategy) => (strategy is null ? ids : strategyIds).Encode(nextNumber++);
}
