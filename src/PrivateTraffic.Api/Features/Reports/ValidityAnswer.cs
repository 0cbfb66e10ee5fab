using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Puts the report of one segmentation into the form of the answer.</summary>
internal static class ValidityAnswer
{
    public static SegmentationResponse Of(string key, IReadOnlyList<string> names, ValidityReport report)
    {
        var quality = QualityResponse.Of(report.Quality);
        return new SegmentationResponse(
            key,
            report.Customers,
            quality.Status,
            quality.Reason,
            [.. names.Select((name, i) => SegmentOf(name, i, report))],
            [.. report.Measures.Select(MeasureOf)],
            report.BetweenShare,
            report.CalinskiHarabasz,
            report.CentroidSilhouette,
            report.DaviesBouldin,
            report.Silhouette,
            report.SilhouetteCustomers,
            report.Balance.Entropy,
            report.Drift.Psi,
            report.Drift.Verdict,
            [.. TransitionsOf(names, report.Transitions)],
            report.Flapping.Successes,
            report.Flapping.Trials == 0 ? null : report.Flapping.Rate,
            [.. report.Lift.Select((lifts, i) => OutcomeOf(ModelAudit.Outcomes[i], names, lifts))]);
    }

    private static ValiditySegment SegmentOf(string name, int index, ValidityReport report)
    {
        var count = report.Counts[index];
        return new ValiditySegment(
            name,
            count,
            report.Customers == 0 ? 0 : (double)count / report.Customers,
            report.Balance.TooSmall[index] ? EstimateReason.TooSmallToAct.Key : null);
    }

    private static ValidityMeasure MeasureOf(MeasureReport report) => new(
        report.Measure.Key,
        report.Separation.Eta2,
        report.Separation.Omega2,
        report.Separation.F,
        report.Separation.Strength,
        report.Means);

    private static IEnumerable<TransitionResponse> TransitionsOf(IReadOnlyList<string> names, TransitionMatrix matrix)
    {
        int?[] states = [.. Enumerable.Range(0, names.Count).Select(i => (int?)i), null];
        return from then in states
               from now in states
               where matrix[then, now] > 0
               select new TransitionResponse(NameOf(then), NameOf(now), matrix[then, now]);

        string? NameOf(int? state) => state is { } index ? names[index] : null;
    }

    private static OutcomeResponse OutcomeOf(string key, IReadOnlyList<string> names, IReadOnlyList<SegmentLift> lifts) =>
        new(key, [.. lifts.Select((lift, s) => LiftOf(names[s], lift))]);

    /// <summary>Without enough customers for a rate, nothing that rests on the rate is shown either.</summary>
    private static LiftResponse LiftOf(string name, SegmentLift lift)
    {
        var shown = lift.Quality.IsUsable;
        return new LiftResponse(
            name,
            lift.Segment.Trials,
            lift.Segment.Successes,
            shown ? lift.Segment.Rate : null,
            lift.Quality.Status,
            lift.Quality.Reason?.Key,
            shown ? lift.Difference : null,
            shown ? lift.DifferenceInterval : null,
            shown ? lift.Ratio : null,
            shown ? lift.RatioInterval : null,
            lift.PValue,
            lift.Adjusted,
            lift.IsExact);
    }
}
