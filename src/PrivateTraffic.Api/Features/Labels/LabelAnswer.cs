using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Statistics;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Labels;

/// <summary>Puts the report into the form of the answer.</summary>
internal static class LabelAnswer
{
    public static LabelsResponse Of(ReportFrame frame, LabelReport report)
    {
        var quality = QualityResponse.Of(report.Quality);
        var inUse = frame.Model.Labels.FamiliesInUse().ToHashSet();
        return new LabelsResponse(
            frame.AsOf,
            frame.Version,
            report.Count,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            frame.Model,
            frame.Warnings,
            [.. report.Families.Select(f => FamilyOf(f, inUse.Contains(f.Family)))]);
    }

    private static LabelFamilyResponse FamilyOf(FamilyReport report, bool isInUse)
    {
        var (family, quality) = (report.Family, QualityResponse.Of(report.Quality));
        return new LabelFamilyResponse(
            family.Key,
            family.Name.Zh,
            family.Name.En,
            family.IsOverlapping,
            isInUse,
            report.Total,
            report.Sample,
            quality.Status,
            quality.Reason,
            quality.Reasons,
            report.Parameters,
            report.Estimates,
            [.. report.Labels.Select(LabelOf)],
            report.Validation is { } validation ? PredictionOf(validation) : null,
            report.Funnel is { } funnel ? [.. funnel.Cohorts.Select(c => CohortOf(c, report))] : null);
    }

    private static LabelResponse LabelOf(LabelCount label) => new(
        label.Label.Key,
        label.Label.Name.Zh,
        label.Label.Name.En,
        label.Count,
        label.Share,
        label.Rate is { } rate ? RateOf(rate) : null);

    private static LabelRateResponse RateOf(LabelRate rate)
    {
        var interval = rate.Quality.IsUsable ? rate.Counted.Wilson() : (Interval?)null;
        return new LabelRateResponse(
            rate.Counted.Successes,
            rate.Counted.Trials,
            rate.Quality.IsUsable ? rate.Counted.Rate : null,
            interval?.Low,
            interval?.High,
            rate.Quality.Status,
            rate.Quality.Reason?.Key);
    }

    private static PredictionResponse PredictionOf(PredictionQuality quality) => new(
        quality.Customers,
        quality.Positives,
        quality.Auc,
        quality.Brier,
        quality.BaseBrier,
        quality.TopDecileLift,
        [.. quality.Calibration.Select(b => new CalibrationResponse(b.Customers, b.Predicted, b.Actual))]);

    private static CohortResponse CohortOf(AcquisitionCohort cohort, FamilyReport report) =>
        new(cohort.Start, cohort.End, cohort.Added, [.. cohort.Stages.Skip(1).Select(s => StageOf(cohort, s, report))]);

    private static CohortStageResponse StageOf(AcquisitionCohort cohort, AcquisitionCount stage, FamilyReport report)
    {
        var key = AcquisitionFunnel.KeyOf(stage.Stage);
        var isKnown = report.Labels.Single(l => l.Label.Key == key).Rate?.Quality.Reason != EstimateReason.NoData;
        return new CohortStageResponse(key, isKnown ? stage.Count : null, isKnown ? cohort.RateOf(stage.Stage) : null, stage.IsOpen);
    }
}
