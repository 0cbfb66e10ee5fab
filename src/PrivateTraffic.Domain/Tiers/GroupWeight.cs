namespace PrivateTraffic.Domain.Tiers;

/// <summary>分群: that a customer belongs to a group, and how much.</summary>
/// <param name="Key">The group.</param>
/// <param name="Weight">Above 0, at most 1.</param>
public readonly record struct GroupWeight(string Key, double Weight);
