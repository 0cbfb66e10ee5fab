using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>How a member and a customer stand at a moment.</summary>
/// <param name="Change">What was changed at run time; null while the world's plan holds.</param>
/// <param name="IsPlanned">Whether the world has it; otherwise it came about at run time.</param>
/// <param name="AsOf">The moment, in Unix seconds.</param>
internal readonly record struct Relation(Pair Pair, RelationTimeline Timeline, RelationChange? Change, bool IsPlanned, long AsOf)
{
    public RelationStatus Status => Change is { IsHalf: true } ? RelationStatus.Half : Timeline.StatusAt(AsOf);

    /// <summary>Whether the API shows it. A customer who deleted the member stays readable.</summary>
    public bool IsReadable => Status is RelationStatus.Mutual or RelationStatus.CustomerLeft;

    public long CreatedAt => Timeline.CreatedAt(AsOf);
}

/// <summary>What was changed about a relation at run time; null means: as the world has it.</summary>
internal sealed class RelationChange
{
    public RelationTimeline? Timeline { get; set; }

    public bool IsHalf { get; set; }

    public Origin? Origin { get; set; }

    /// <summary>Who handed the customer over or added them, where it is not plain from the origin.</summary>
    public string? OperatorId { get; set; }

    public string? Remark { get; set; }

    public string? Description { get; set; }

    public string? Company { get; set; }

    public IReadOnlyList<string>? Phones { get; set; }

    /// <summary>The world's tags that are still given, a bit each. Once set, later edits of the world no longer show.</summary>
    public ulong? SeedTags { get; set; }

    /// <summary>Tags that are not the world's.</summary>
    public IReadOnlyList<CorpTag> MoreTags { get; set; } = [];

    public IReadOnlyList<string>? PersonalTags { get; set; }
}
