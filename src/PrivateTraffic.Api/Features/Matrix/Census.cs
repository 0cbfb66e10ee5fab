using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>Counts customers for the reports: of today from the stored placements, of any other day from the histories.</summary>
internal sealed class Census(
    PrivateTrafficDb db, PlacementStore store, PlacementIndex index, ModelStore models, CorpRegistry corps, TimeProvider clock)
{
    public async Task<Result> TakeAsync(int corpId, DateOnly? asOf, Visibility visibility, bool recount, CancellationToken cancellation)
    {
        var corp = await corps.FindAsync(corpId, cancellation) ?? throw new ArgumentException($"There is no corp {corpId}.", nameof(corpId));
        var today = corp.Calendar.Today(clock);
        var day = asOf ?? today;
        var model = await models.InEffectAsync(corpId, day, cancellation);
        var within = await visibility.CustomersAsync(db, corpId, cancellation);
        if (day == today && !recount)
        {
            var placements = await index.ReadAsync(corpId, cancellation);
            return new Result(day, model, placements.Cells(within), placements.Stages(within));
        }

        var census = await PlacementCensus.TakeAsync(store, corpId, model.Model, day, within, cancellation);
        return new Result(day, model, census.Cells, census.Stages);
    }

    public sealed record Result(DateOnly AsOf, NumberedModel Model, IReadOnlyList<Share> Cells, IReadOnlyList<Share> Stages)
    {
        public long Total => Cells.Sum(c => c.Customers);

        /// <summary>Of all customers; 0 where there are none.</summary>
        public double ShareOf(Share part) => Total == 0 ? 0 : (double)part.Customers / Total;
    }
}
