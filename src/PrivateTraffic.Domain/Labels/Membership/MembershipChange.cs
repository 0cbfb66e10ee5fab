namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>What happened to a membership on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level after.</param>
/// <param name="ValidUntil">The validity after; null for the lowest level.</param>
public readonly record struct MembershipChange(DateOnly Day, MembershipChangeKind Kind, int From, int To, DateOnly? ValidUntil);

/// <summary>The kinds of change. The numbers are stored.</summary>
public enum MembershipChangeKind
{
    /// <summary>升级: the entry of a higher level was reached; at once.</summary>
    Upgrade = 0,

    /// <summary>保级: the retention bar was met when validity ended.</summary>
    Renewal = 1,

    /// <summary>降级: it was not.</summary>
    Downgrade = 2,
}
