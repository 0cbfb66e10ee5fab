using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>The churn threshold by one mode, before and after the condition that it lies above the silent threshold.</summary>
public sealed record ChurnEstimate
{
    /// <summary>The mode.</summary>
    public required ChurnMode Mode { get; init; }

    /// <summary>C in days; null where the mode gives none.</summary>
    public required int? Days { get; init; }

    /// <summary>The lower end of its 95% interval; null where <see cref="Days"/> is.</summary>
    public required int? Low { get; init; }

    /// <summary>The upper end; null where it lies beyond what was observed.</summary>
    public required int? High { get; init; }

    /// <summary>
    /// The sample: returners of the second rule, gaps still at risk at C for return odds, customers who came back after the silent
    /// threshold for the residual.
    /// </summary>
    public required double Sample { get; init; }

    /// <summary>The observation window in days.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Whether the value may be used and why it is not better.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>What the value is read from.</summary>
    public required ChurnCurve Curve { get; init; }

    /// <summary>
    /// What the labels would have been worth <see cref="ChurnRule.OddsWithinDays"/> days ago; null where the mode gives no value.
    /// </summary>
    public Backtest? Backtest { get; init; }
}
