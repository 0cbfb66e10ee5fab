namespace PrivateTraffic.Domain.Labels.Roles;

/// <summary>What one person did on both sides of the market on a day.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Bought">What they bought, in fen, at least 0.</param>
/// <param name="Sold">What was sold through them, in fen, at least 0.</param>
public readonly record struct RoleActivity(DateOnly Day, long Bought, long Sold);
