using MediatR;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Segments buyers by recency, frequency and money.</summary>
public static class GetRfm
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Model">A model to try out, without problems; null for the one in effect.</param>
    /// <param name="Customers">Told every buyer in the order of their numbers; null where only the counts are wanted.</param>
    /// <param name="WithNames">Whether the recall list carries names, for people to read.</param>
    public sealed record Query(
        int CorpId,
        DateOnly? AsOf,
        SegmentationModel? Model = null,
        Func<RfmCustomer, ValueTask>? Customers = null,
        bool WithNames = false) : IRequest<RfmResponse>;

    internal sealed class Handler(HistoryScan scan, PrivateTrafficDb db, PersonalData personal) : IRequestHandler<Query, RfmResponse>
    {
        public async Task<RfmResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var frame = await scan.FrameAsync(request.CorpId, request.AsOf, request.Model, cancellationToken);
            var reader = new RfmReader(frame.Model.Rfm.WindowDays);
            var population = new RfmPopulation();
            var ids = new List<long>();
            await scan.VisitAsync(frame.CorpId, withTimes: false, (id, history) =>
            {
                if (reader.Read(history, frame.AsOf) is { } facts)
                {
                    ids.Add(id);
                    population.Add(facts);
                }
            }, cancellationToken);

            var rfm = RfmSegmentation.Of(population, frame.Model.Rfm);
            var tally = new RfmTally();
            for (var i = 0; i < ids.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var customer = new RfmCustomer(ids[i], population.Buyers[i], rfm.LabelOf(population.Buyers[i]));
                tally.Add(customer);
                if (request.Customers is { } tell)
                {
                    await tell(customer);
                }
            }

            var answer = Answer(frame, rfm, tally);
            return request.WithNames
                ? answer with { Recall = await NamedAsync(frame.CorpId, answer.Recall, cancellationToken) }
                : answer;
        }

        private async Task<RecallResponse> NamedAsync(int corpId, RecallResponse recall, CancellationToken cancellation)
        {
            var people = await KnownPerson.ReadAsync(
                db, personal, corpId, [.. recall.Customers.Select(c => c.CustomerId)], cancellation);
            return recall with
            {
                Customers = [.. recall.Customers.Select(c => c with
                {
                    Name = people[c.CustomerId].Name,
                    Owners = people[c.CustomerId].Owners,
                })],
            };
        }

        private static RfmResponse Answer(ReportFrame frame, RfmSegmentation rfm, RfmTally tally)
        {
            var quality = QualityResponse.Of(rfm.Quality);
            return new RfmResponse(
                frame.AsOf,
                frame.Version,
                tally.Buyers,
                quality.Status,
                quality.Reason,
                quality.Reasons,
                frame.Model,
                frame.Warnings,
                [
                    ThresholdOf("recency", "at-most", rfm.Recency),
                    ThresholdOf("frequency", "above", rfm.Frequency),
                    ThresholdOf("monetary", rfm.Thresholds.Mode == MonetaryMode.Top20 ? "above" : "at-least", rfm.Monetary),
                ],
                rfm.Monetary.HighShare,
                rfm.HighRevenueShare,
                rfm.Edges is { } e ? new RfmEdgesResponse(e.R.ToNumbers(), e.F.ToNumbers(), e.M.ToNumbers()) : null,
                [.. RfmSegment.All.Select(tally.Of)],
                [.. rfm.Boxes.Select(tally.Of)],
                tally.RecallBy(rfm.Recall),
                [.. rfm.Lorenz.Select(p => new LorenzPoint(p.Buyers, p.Revenue))]);
        }

        private static RfmThresholdResponse ThresholdOf(string key, string high, AxisReport axis) =>
            new(key, axis.Threshold, high, axis.Buyers, axis.HighBuyers, axis.HighShare, axis.IsDegenerate);
    }
}
