namespace PrivateTraffic.Domain.Thresholds;

/// <summary>How the churn threshold is derived, in the order of preference (segmentation specification, section 3).</summary>
public enum ChurnMode
{
    /// <summary>A gap rule of its own, estimated as the silent threshold is.</summary>
    SecondRule = 0,

    /// <summary>
    /// The first day on which at most a fifth of those who are still away come back in the next <see cref="ChurnRule.OddsWithinDays"/>
    /// days.
    /// </summary>
    ReturnOdds = 1,

    /// <summary>The day by which four fifths are back of those who pass the silent threshold and come back within the horizon.</summary>
    Residual = 2,
}
