namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// What a churn mode reads its value from, day by day: F of the second rule, the odds of return from a day on, F of the silent rule.
/// </summary>
/// <param name="Goal">The height at which the value is read: the first day on which F reaches it, or the odds have fallen to it.</param>
/// <param name="Points">By rising day; empty where there is nothing to read.</param>
public sealed record ChurnCurve(double Goal, IReadOnlyList<ChurnPoint> Points)
{
    /// <summary>Equal iff the goal is and every point.</summary>
    public bool Equals(ChurnCurve? other) => other is not null && Goal.Equals(other.Goal) && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Goal, Points.Count);
}
