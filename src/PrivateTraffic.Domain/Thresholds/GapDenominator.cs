namespace PrivateTraffic.Domain.Thresholds;

/// <summary>Of whom a quantile of gaps takes its share (segmentation specification, section 1.3).</summary>
public enum GapDenominator
{
    /// <summary>
    /// Those who come back within the horizon: "80% of those who come back within H days do so within q". Exists whenever anybody does.
    /// </summary>
    Returners = 0,

    /// <summary>Everybody, those who never come back included: undefined where fewer than the share come back within the horizon.</summary>
    All = 1,
}
