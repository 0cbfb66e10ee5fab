namespace PrivateTraffic.Simulator.Seed;

/// <summary>A member and a customer: what remarks, tags and times belong to.</summary>
internal readonly record struct Pair(int Member, int Customer);
