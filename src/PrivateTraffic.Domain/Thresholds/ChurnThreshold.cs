using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>The churn threshold with the evidence of every mode (segmentation specification, section 3).</summary>
public sealed record ChurnThreshold
{
    /// <summary>C in days, at least one more than the silent threshold.</summary>
    public required int Days { get; init; }

    /// <summary>The mode that gave the value; null where none did and the configured default is used.</summary>
    public required ChurnMode? Mode { get; init; }

    /// <summary>Whether the value can be trusted and why it is not better.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>What each mode that applies says, in the order of preference.</summary>
    public required IReadOnlyList<ChurnEstimate> Modes { get; init; }

    /// <summary>The estimate that gave the value; null where none did.</summary>
    public ChurnEstimate? Chosen => Modes.FirstOrDefault(m => m.Mode == Mode);

    /// <summary>Derives the churn threshold.</summary>
    /// <param name="rule">How to derive it.</param>
    /// <param name="silent">The gaps of the silent rule.</param>
    /// <param name="silentAfterDays">S, as it is used.</param>
    /// <param name="second">The gaps of the second rule; null where there is none.</param>
    /// <param name="past">Who was away by the silent rule, and came back.</param>
    /// <param name="secondPast">The same with churn measured on the second rule; null where there is none.</param>
    /// <param name="configured">The configured default in days.</param>
    public static ChurnThreshold Of(
        ChurnRule rule,
        GapSample silent,
        int silentAfterDays,
        GapSample? second,
        ReturnRecord past,
        ReturnRecord? secondPast,
        int configured)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(silent);
        ArgumentNullException.ThrowIfNull(past);
        var modes = new List<ChurnEstimate>();
        if (second is not null && secondPast is not null && rule.Mode is null or ChurnMode.SecondRule)
        {
            modes.Add(Tested(BySecondRule(second), silentAfterDays, secondPast, second.Rule));
        }

        if (rule.Mode is null or ChurnMode.ReturnOdds)
        {
            modes.Add(Tested(ReturnOdds.Of(silent, silentAfterDays, rule.OddsWithinDays), silentAfterDays, past, silent.Rule));
        }

        if (rule.Mode is null or ChurnMode.Residual)
        {
            modes.Add(Tested(ResidualChurn.Of(GapThreshold.Of(silent), silentAfterDays), silentAfterDays, past, silent.Rule));
        }

        var chosen = modes.Find(m => m.Quality.IsUsable);
        var quality = chosen?.Quality ?? EstimateQuality.Default(modes.FirstOrDefault()?.Quality.Reason ?? EstimateReason.NoData);
        if (modes.Find(m => m.Quality.Reasons.Contains(EstimateReason.BacktestFailed)) is { } failed && failed != chosen)
        {
            quality = quality.With(EstimateReason.BacktestFailed, EstimateStatus.Provisional);
        }

        var days = chosen?.Days ?? configured;
        return new ChurnThreshold
        {
            Days = Math.Max(days, silentAfterDays + 1),
            Mode = chosen?.Mode,
            Quality = days > silentAfterDays ? quality : quality.With(EstimateReason.Clamped, EstimateStatus.Accepted),
            Modes = modes,
        };
    }

    private static ChurnEstimate BySecondRule(GapSample sample)
    {
        var threshold = GapThreshold.Of(sample);
        return new ChurnEstimate
        {
            Mode = ChurnMode.SecondRule,
            Days = threshold.Chosen.Days,
            Low = threshold.Chosen.Low,
            High = threshold.Chosen.High,
            Sample = threshold.Chosen.Returners,
            WindowDays = threshold.Chosen.WindowDays,
            Quality = threshold.Quality,
            Curve = new ChurnCurve(
                (double)threshold.Rule.Level
                    * (threshold.Rule.Denominator == GapDenominator.Returners ? threshold.Chosen.ReturnShare : 1),
                threshold.Curve.PointsUpTo(threshold.Chosen.HorizonDays)),
        };
    }

    /// <summary>
    /// The estimate, tried on the past at the value that would be used. Return odds that fail give way to the next mode: their promise is
    /// exactly what the test measures. Other modes become provisional.
    /// </summary>
    private static ChurnEstimate Tested(ChurnEstimate estimate, int silentAfterDays, ReturnRecord past, GapRule rule)
    {
        if (estimate.Days is not { } days)
        {
            return estimate;
        }

        var test = past.Test(silentAfterDays, Math.Max(days, silentAfterDays + 1));
        var isOdds = estimate.Mode == ChurnMode.ReturnOdds;
        var failed = !test.IsOrdered || (isOdds && !test.IsChurnFinal(1 - (double)rule.Level));
        var ifFailed = isOdds ? EstimateStatus.Default : EstimateStatus.Provisional;
        return estimate with
        {
            Backtest = test,
            Quality = failed ? estimate.Quality.With(EstimateReason.BacktestFailed, ifFailed)
                : test.IsTelling ? estimate.Quality
                : estimate.Quality.With(EstimateReason.BacktestThin, EstimateStatus.Provisional),
        };
    }
}
