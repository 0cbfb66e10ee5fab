using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tiers;

/// <summary>分层: one step of a scheme, from a value on up to the next step.</summary>
/// <param name="Key">The name used in files, addresses and JSON.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="From">The lowest value in the tier; null for the lowest tier, which has no lower end.</param>
public sealed record Tier(string Key, LocalizedText Name, long? From);
