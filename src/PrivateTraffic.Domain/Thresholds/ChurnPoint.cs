namespace PrivateTraffic.Domain.Thresholds;

/// <summary>A point of a <see cref="ChurnCurve"/>.</summary>
/// <param name="Day">Days since the last event.</param>
/// <param name="Share">The share, 0 to 1: of customers who are back by then, or of those still away who come back soon.</param>
public readonly record struct ChurnPoint(int Day, double Share);
