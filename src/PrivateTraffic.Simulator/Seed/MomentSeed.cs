namespace PrivateTraffic.Simulator.Seed;

/// <summary>A post to the customers' moments (客户朋友圈).</summary>
/// <param name="Number">Behind the moment id.</param>
/// <param name="Creator">Index of the member who made it.</param>
/// <param name="IsCorporate">Made once for the company and published by many members; otherwise a member's own.</param>
internal readonly record struct MomentSeed(long Number, int Creator, bool IsCorporate, long CreatedAt, string Text);

/// <summary>A like or a comment.</summary>
/// <param name="Customer">Who; -1 for the publishing member.</param>
/// <param name="UndoneAt">When a like was taken back; <see cref="RelationTimeline.Never"/> for never.</param>
internal readonly record struct Reaction(int Customer, bool IsComment, long At, long UndoneAt)
{
    public bool IsSeenAt(long at) => At <= at && at < UndoneAt;
}
