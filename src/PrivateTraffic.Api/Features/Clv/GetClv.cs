using MediatR;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Api.Features.Clv;

/// <summary>Fits the purchase models to a company's orders and values every buyer.</summary>
public static class GetClv
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Model">A model to try out, without problems; null for the one in effect.</param>
    /// <param name="Customers">Told every buyer in the order of their numbers; null where only the totals are wanted.</param>
    public sealed record Query(
        int CorpId, DateOnly? AsOf, SegmentationModel? Model = null, Func<CustomerValue, ValueTask>? Customers = null)
        : IRequest<ClvResponse>;

    internal sealed class Handler(HistoryScan scan) : IRequestHandler<Query, ClvResponse>
    {
        public async Task<ClvResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var frame = await scan.FrameAsync(request.CorpId, request.AsOf, request.Model, cancellationToken);
            var log = new PurchaseLog();
            await scan.VisitAsync(frame.CorpId, withTimes: false, log.Add, cancellationToken);
            var analysis = ClvAnalysis.Of(log, frame.AsOf, frame.Model.Clv);
            for (var i = 0; request.Customers is { } tell && i < analysis.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tell(analysis[i]);
            }

            return ClvResponse.Of(analysis, frame);
        }
    }
}
