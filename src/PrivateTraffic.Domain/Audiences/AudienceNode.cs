namespace PrivateTraffic.Domain.Audiences;

/// <summary>A part of an audience's definition: a group of parts, or a condition. Immutable; equal where it says the same.</summary>
public abstract record AudienceNode;

/// <summary>A question about one customer that is answered with yes or no.</summary>
public abstract record AudienceCondition : AudienceNode;

/// <summary>How the parts of a group are joined.</summary>
public enum GroupKind
{
    /// <summary>Every part holds; also where there is none.</summary>
    All = 0,

    /// <summary>At least one part holds.</summary>
    Any = 1,

    /// <summary>No part holds.</summary>
    None = 2,
}

/// <summary>Parts joined to one.</summary>
/// <param name="Kind">How they are joined.</param>
/// <param name="Parts">In the order in which people wrote them.</param>
public sealed record AudienceGroup(GroupKind Kind, IReadOnlyList<AudienceNode> Parts) : AudienceNode
{
    /// <summary>Everybody.</summary>
    public static AudienceGroup Everybody { get; } = new(GroupKind.All, []);

    /// <summary>Whether the group holds, given how many of its parts do.</summary>
    public bool HoldsWith(int held) => Kind switch
    {
        GroupKind.All => held == Parts.Count,
        GroupKind.Any => held > 0,
        GroupKind.None => held == 0,
        _ => throw new InvalidOperationException($"There is no group of kind {Kind}."),
    };

    /// <inheritdoc/>
    public bool Equals(AudienceGroup? other) => other is not null && Kind == other.Kind && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Parts.Count);
}
