namespace PrivateTraffic.Domain.Thresholds;

/// <summary>When the thresholds of a model were derived, and with which intervals.</summary>
/// <param name="DerivedOn">The as-of day of the data.</param>
/// <param name="Silent">The silent threshold.</param>
/// <param name="Churn">The churn threshold.</param>
/// <param name="Lapsed">The threshold of the purchase axis.</param>
public sealed record ThresholdOrigin(DateOnly DerivedOn, DayInterval Silent, DayInterval Churn, DayInterval Lapsed);
