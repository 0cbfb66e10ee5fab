using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Previews;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Puts a preview into the form of the answer; counts of a sample are scaled to everybody.</summary>
/// <param name="preview">What was counted.</param>
/// <param name="total">Customers in all.</param>
internal sealed class PreviewAnswer(ModelPreview preview, long total)
{
    private readonly bool isExact = preview.Total == total;

    public PreviewResponse Of(DateOnly asOf, NumberedModel current, SegmentationModel candidate) => new(
        asOf,
        current.Number,
        total,
        isExact,
        preview.Total,
        current.Model,
        candidate,
        [.. ModelWarnings.Of(candidate, asOf).Select(w => w.Key)],
        ModelDifferenceResponse.Of(current.Model, candidate),
        Moved(preview.Moved),
        Flows(preview.Cells, [.. MatrixCell.All.Select(c => c.Key)]),
        Flows(preview.Stages, [.. Enum.GetValues<LifecycleStage>().Select(LifecycleRules.KeyOf)]),
        isExact ? Segments() : null);

    private SegmentFlowsResponse Segments()
    {
        var flows = Flows(preview.Segments, [.. RfmSegment.All.Select(s => s.Key), "none"]);
        var quality = QualityResponse.Of(preview.ValueAfter.Quality);
        return new(flows.Moved, flows.Places, flows.Flows, quality.Status, quality.Reason, quality.Reasons);
    }

    private FlowsResponse Flows(FlowTable table, string[] keys) => new(
        Moved(table.Moved),
        [
            .. keys.Select((key, i) => new PlaceChange(
                key,
                Scaled(table.Before(i).Customers),
                Scaled(table.After(i).Customers),
                Scaled(table.Before(i).NetAmount),
                Scaled(table.After(i).NetAmount))),
        ],
        [
            .. table.Flows.Where(f => f.From != f.To).OrderByDescending(f => f.Flow.Customers).ThenBy(f => f.From).ThenBy(f => f.To)
                .Select(f => FlowOf(keys[f.From], keys[f.To], f.Flow)),
        ]);

    private FlowResponse FlowOf(string from, string to, Flow flow)
    {
        var count = Moved(flow);
        return new FlowResponse(from, to, count.Count, count.Low, count.High, count.NetAmount);
    }

    private MovedCount Moved(Flow flow)
    {
        var interval = new Proportion(flow.Customers, preview.Total).Wilson();
        return new MovedCount(
            Scaled(flow.Customers),
            isExact ? null : (long)Math.Floor(interval.Low * total),
            isExact ? null : (long)Math.Ceiling(interval.High * total),
            preview.Total == 0 ? 0 : (double)flow.Customers / preview.Total,
            Scaled(flow.NetAmount));
    }

    private long Scaled(long counted) =>
        isExact || preview.Total == 0 ? counted : (long)Math.Round((decimal)counted * total / preview.Total, MidpointRounding.AwayFromZero);
}
