using MediatR;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Api.Features.Labels;

/// <summary>Counts customers by the further labels.</summary>
public static class GetLabels
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Model">A model to try out, without problems; null for the one in effect.</param>
    /// <param name="Customers">
    /// Told every customer in the order of their numbers, with the report that they belong to; null where only the counts are wanted.
    /// </param>
    public sealed record Query(
        int CorpId, DateOnly? AsOf, SegmentationModel? Model = null, Func<LabelReport, CustomerLabels, ValueTask>? Customers = null)
        : IRequest<LabelsResponse>;

    internal sealed class Handler(HistoryScan scan, LabelFactReader facts) : IRequestHandler<Query, LabelsResponse>
    {
        public async Task<LabelsResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var frame = await scan.FrameAsync(request.CorpId, request.AsOf, request.Model, cancellationToken);
            var sample = new LabelSample(frame.Model, frame.AsOf);
            await using (var beside = await facts.OpenAsync(frame.CorpId, frame.AsOf, cancellationToken))
            {
                await scan.VisitAsync(
                    frame.CorpId,
                    withTimes: true,
                    async (id, history) => sample.Add(id, history, await beside.OfAsync(id)),
                    cancellationToken);
            }

            var report = LabelReport.Of(sample);
            for (var i = 0; request.Customers is { } tell && i < report.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tell(report, report[i]);
            }

            return LabelAnswer.Of(frame, report);
        }
    }
}
