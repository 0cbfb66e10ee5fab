namespace PrivateTraffic.Domain.Labels.Membership;

/// <summary>成长值: points earned on a day, or taken back on it after a refund. A refund takes points on its own date.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Points">Negative for points taken back.</param>
public readonly record struct GrowthPoints(DateOnly Day, long Points);
