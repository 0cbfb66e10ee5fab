using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>What one rule says of one population, with all its evidence: the estimate in each window, the window chosen, and why.</summary>
public sealed record GapThreshold
{
    /// <summary>The rule.</summary>
    public required GapRule Rule { get; init; }

    /// <summary>The length of the record in days.</summary>
    public required int RecordedDays { get; init; }

    /// <summary>The estimate in the chosen window, by the estimator of the rule.</summary>
    public required GapEstimate Chosen { get; init; }

    /// <summary>Whether the value may be used and why it is not better: sample, interval, window and horizon together.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>The estimate of the rule in each candidate window, by rising length: the window curve.</summary>
    public required IReadOnlyList<GapEstimate> Windows { get; init; }

    /// <summary>All estimators in the chosen window, side by side.</summary>
    public required IReadOnlyList<GapEstimate> Estimators { get; init; }

    /// <summary>F in the chosen window, by the estimator of the rule.</summary>
    public required GapCurve Curve { get; init; }

    /// <summary>Derives the threshold of a sample's rule (segmentation specification, sections 1.3 and 2).</summary>
    public static GapThreshold Of(GapSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var rule = sample.Rule;
        var candidates = sample.Candidates()
            .Select(c => (c.Days, c.Counts, Curve: GapCurve.Of(c.Counts, rule.Estimator)))
            .Select(c => (c.Counts, c.Curve, Estimate: GapEstimate.Of(c.Counts, c.Curve, c.Days, rule, rule.Estimator)))
            .ToArray();
        var windows = Array.ConvertAll(candidates, c => c.Estimate);
        var (index, window) = WindowChoice.Of(windows, rule, sample.RecordedDays);
        var (counts, curve, chosen) = candidates[index];
        return new GapThreshold
        {
            Rule = rule,
            RecordedDays = sample.RecordedDays,
            Chosen = chosen,
            Quality = QualityOf(chosen, window),
            Windows = windows,
            Estimators =
            [
                .. Enum.GetValues<GapEstimator>()
                    .Select(e => e == rule.Estimator ? chosen : GapEstimate.Of(counts, GapCurve.Of(counts, e), chosen.WindowDays, rule, e)),
            ],
            Curve = curve,
        };
    }

    private static EstimateQuality QualityOf(GapEstimate chosen, EstimateQuality window)
    {
        var quality = chosen.Quality.And(window);
        return chosen.Days is null || chosen.IsInsideHorizon ? quality : quality.With(EstimateReason.AtHorizon, EstimateStatus.Provisional);
    }
}
