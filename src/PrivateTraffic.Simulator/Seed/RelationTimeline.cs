namespace PrivateTraffic.Simulator.Seed;

/// <summary>The turning points of a relation, in Unix seconds; <see cref="Never"/> where there is none.</summary>
internal readonly record struct RelationTimeline(long AddedAt, long CustomerLeftAt, long ReturnedAt, long RemovedAt)
{
    public const long Never = long.MaxValue;

    public RelationStatus StatusAt(long at) =>
        at < AddedAt ? RelationStatus.None
        : at >= RemovedAt ? RelationStatus.Removed
        : at >= CustomerLeftAt && at < ReturnedAt ? RelationStatus.CustomerLeft
        : RelationStatus.Mutual;

    /// <summary>A customer who comes back gets a new time of adding.</summary>
    public long CreatedAt(long at) => at >= ReturnedAt ? ReturnedAt : AddedAt;
}
