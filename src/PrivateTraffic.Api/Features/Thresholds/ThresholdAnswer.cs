using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Thresholds;

/// <summary>Puts what was derived into the form of the answer.</summary>
internal static class ThresholdAnswer
{
    public static ThresholdsResponse Of(ReportFrame frame, DerivedThresholds derived, GapThreshold? custom)
    {
        var (model, inUse) = (frame.Model, frame.Model.Origin);
        var quality = QualityResponse.Of(derived.Quality);
        return new ThresholdsResponse(
            frame.AsOf,
            frame.Version,
            derived.Customers,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            model,
            frame.Warnings,
            [
                Of("silent", derived.Silent, inUse?.Silent ?? new DayInterval(model.Lifecycle.SilentAfterDays, null, null)),
                Of(derived.Churn, inUse?.Churn ?? new DayInterval(model.Lifecycle.ChurnAfterDays, null, null)),
                Of("lapsed", derived.Lapsed, inUse?.Lapsed ?? new DayInterval(model.Purchase.LapsedAfterDays, null, null)),
                .. custom is null ? [] : new[] { Of(custom) },
            ],
            Of(derived.Bands),
            derived.ApplyTo(model));
    }

    private static ThresholdResponse Of(string key, Threshold threshold, DayInterval inUse)
    {
        var (quality, chosen) = (QualityResponse.Of(threshold.Quality), threshold.Evidence.Chosen);
        var usable = threshold.Quality.IsUsable;
        return new ThresholdResponse(
            key,
            threshold.Days,
            usable ? chosen.Low : null,
            usable ? chosen.High : null,
            chosen.Returners,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            inUse.Days,
            usable && inUse.IsReplacedBy(threshold.Days),
            EvidenceOf(threshold.Evidence),
            null,
            []);
    }

    private static ThresholdResponse Of(ChurnThreshold churn, DayInterval inUse)
    {
        var quality = QualityResponse.Of(churn.Quality);
        return new ThresholdResponse(
            "churn",
            churn.Days,
            churn.Chosen?.Low,
            churn.Chosen?.High,
            churn.Chosen?.Sample ?? 0,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            inUse.Days,
            churn.Quality.IsUsable && inUse.IsReplacedBy(churn.Days),
            null,
            churn.Mode,
            [.. churn.Modes.Select(ModeOf)]);
    }

    private static ThresholdResponse Of(GapThreshold custom)
    {
        var (quality, chosen) = (QualityResponse.Of(custom.Quality), custom.Chosen);
        return new ThresholdResponse(
            "custom",
            chosen.Days,
            chosen.Low,
            chosen.High,
            chosen.Returners,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            null,
            null,
            EvidenceOf(custom),
            null,
            []);
    }

    private static BandsResponse Of(BandLevels bands)
    {
        var quality = QualityResponse.Of(bands.Quality);
        return new BandsResponse(bands.Low, bands.Medium, bands.High, bands.Customers, quality.Status, quality.Reason);
    }

    private static GapEvidence EvidenceOf(GapThreshold threshold) => new(
        threshold.Rule,
        threshold.RecordedDays,
        threshold.Chosen.WindowDays,
        threshold.Chosen.HorizonDays,
        threshold.Chosen.ReturnShare,
        threshold.Chosen.Customers,
        threshold.Chosen.Gaps,
        [.. threshold.Estimators.Select(EstimateOf)],
        [.. threshold.Windows.Select(EstimateOf)],
        [
            .. Enumerable.Range(0, Math.Min(threshold.Chosen.HorizonDays + 1, threshold.Curve.Days))
                .Select(day => new CurvePoint(day, threshold.Curve.ShareBackWithin(day), threshold.Curve.AtRisk(day))),
        ]);

    private static EstimateResponse EstimateOf(GapEstimate e) => new(
        e.Estimator,
        e.WindowDays,
        e.HorizonDays,
        e.Days,
        e.Low,
        e.High,
        e.ReturnShare,
        e.Returners,
        e.Customers,
        e.Gaps,
        e.Quality.Status,
        e.Quality.Reason?.Key);

    private static ChurnModeResponse ModeOf(ChurnEstimate mode)
    {
        var quality = QualityResponse.Of(mode.Quality);
        return new ChurnModeResponse(
            mode.Mode,
            mode.Days,
            mode.Low,
            mode.High,
            mode.Sample,
            mode.WindowDays,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            mode.Backtest is { } test ? BacktestOf(test) : null,
            mode.Curve);
    }

    private static BacktestResponse BacktestOf(Backtest test) => new(
        test.LabelledOn,
        test.AsOf,
        test.IsOrdered,
        [
            LabelOf("active", test.Active),
            LabelOf("silent", test.Silent),
            LabelOf("churn", test.Churn),
            LabelOf("newly-churned", test.NewlyChurned),
        ]);

    private static BacktestLabel LabelOf(string key, Proportion label)
    {
        var interval = label.Wilson();
        var rate = MinimumData.OfRate(label).IsUsable ? label.Rate : (double?)null;
        return new BacktestLabel(key, label.Trials, label.Successes, rate, interval.Low, interval.High);
    }
}
