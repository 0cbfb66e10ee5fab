namespace PrivateTraffic.Simulator.Corp;

/// <summary>A tag of the corp's library.</summary>
internal sealed class CorpTag(string id, TagGroup group, string name, long order, long createdAt, int creator, int? seedNumber = null)
{
    public string Id { get; } = id;

    /// <summary>Its place in the world's library; null if it was made later.</summary>
    public int? SeedNumber { get; } = seedNumber;

    public TagGroup Group { get; } = group;

    public string Name { get; set; } = name;

    public long Order { get; set; } = order;

    public long CreatedAt { get; } = createdAt;

    /// <summary>Agent id of the app that made it; 0 for an administrator.</summary>
    public int Creator { get; } = creator;

    public bool IsDeleted { get; set; }

    /// <summary>1 for a corp tag, 3 for one of a strategy group.</summary>
    public int Type => Group.Strategy is null ? 1 : 3;
}

internal sealed class TagGroup(string id, string name, long order, long createdAt, int creator, long? strategy)
{
    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public long Order { get; set; } = order;

    public long CreatedAt { get; } = createdAt;

    /// <inheritdoc cref="CorpTag.Creator"/>
    public int Creator { get; } = creator;

    /// <summary>The customer strategy group (规则组) it belongs to; null for the ordinary library.</summary>
    public long? Strategy { get; } = strategy;

    public List<CorpTag> Tags { get; } = [];

    public bool IsDeleted => Tags.TrueForAll(t => t.IsDeleted);

    public IEnumerable<CorpTag> Living => Tags.Where(t => !t.IsDeleted);
}
