namespace PrivateTraffic.Domain.Clv;

/// <summary>A value tier and who is in it.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Customers">Buyers in it.</param>
/// <param name="Value">The sum of their predicted values, in fen.</param>
/// <param name="NetAmount">What they have paid so far, in fen.</param>
/// <param name="Fading">Those among them who are fading.</param>
public sealed record ClvTierTotal(ClvTier Tier, int Customers, long Value, long NetAmount, int Fading);
