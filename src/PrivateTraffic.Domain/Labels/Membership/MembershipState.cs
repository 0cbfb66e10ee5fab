namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>Where a member stands at the end of a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Level">The position of the level in the programme, 0 for the lowest.</param>
/// <param name="ValidUntil">The day on which the level is looked at again; null for the lowest level, which cannot be lost.</param>
public readonly record struct MembershipState(DateOnly AsOf, int Level, DateOnly? ValidUntil);
