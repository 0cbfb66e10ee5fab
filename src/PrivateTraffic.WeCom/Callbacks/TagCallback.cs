namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// The tag library changed (<c>change_external_tag</c>, D92130). Deleting a group brings no events for its tags, so read the library.
/// </summary>
public sealed record TagCallback : CallbackEvent
{
    public required TagChange Change { get; init; }

    public required TagSubject Kind { get; init; }

    /// <summary>The tag or group; null when the order of all groups changed.</summary>
    public string? Id { get; init; }

    /// <summary>Set for tags of a strategy group (规则组).</summary>
    public long? StrategyId { get; init; }
}

/// <summary>What happened to a tag or group.</summary>
public enum TagChange
{
    Created,
    Updated,
    Deleted,

    /// <summary>The order within the group changed.</summary>
    Reordered,
}

/// <summary>What changed.</summary>
public enum TagSubject
{
    Tag,
    TagGroup,
}
