using MediatR;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Clv;

/// <summary>Fits the purchase models to a company's orders and values every buyer.</summary>
public static class GetClv
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Customers">Told every buyer in the order of their numbers; null where only the totals are wanted.</param>
    public sealed record Query(int CorpId, DateOnly? AsOf, Func<CustomerValue, ValueTask>? Customers = null) : IRequest<ClvResponse>;

    internal sealed class Handler(PlacementStore store, ModelStore models, CorpRegistry corps, TimeProvider clock)
        : IRequestHandler<Query, ClvResponse>
    {
        public async Task<ClvResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var asOf = request.AsOf ?? corp.Calendar.Today(clock).AddDays(-1);
            var model = await models.InEffectAsync(corp.Id, asOf, cancellationToken);
            var log = new PurchaseLog();
            var view = new HistoryView();
            await foreach (var (id, history) in store.HistoriesAsync(corp.Id, 0, long.MaxValue, cancellationToken))
            {
                log.Add(id, view.Load(history.Span));
            }

            var analysis = ClvAnalysis.Of(log, asOf, new ClvRules());
            for (var i = 0; request.Customers is { } tell && i < analysis.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tell(analysis[i]);
            }

            return ClvResponse.Of(analysis, model.Number);
        }
    }
}
