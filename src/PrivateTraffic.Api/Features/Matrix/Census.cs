using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Validity;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>What is to be counted.</summary>
/// <param name="CorpId">Our number of the corp.</param>
/// <param name="AsOf">The day; null for today, its facts so far included.</param>
/// <param name="Visibility">Whose customers are counted.</param>
/// <param name="Recount">Whether today is counted from the histories too, as other days are, instead of from the stored placements.</param>
/// <param name="Model">A model to try out, without problems; null for the one in effect on the day.</param>
/// <param name="Customers">Told every customer in the order of their numbers; null where only the counts are wanted.</param>
public sealed record CensusQuestion(
    int CorpId,
    DateOnly? AsOf,
    Visibility Visibility,
    bool Recount = false,
    SegmentationModel? Model = null,
    Func<PlacedCustomer, ValueTask>? Customers = null);

/// <summary>A customer where they stand.</summary>
/// <param name="Id">Our number of the customer.</param>
/// <param name="Placement">Where they stand.</param>
/// <param name="Model">The model that placed them.</param>
public readonly record struct PlacedCustomer(long Id, Placement Placement, SegmentationModel Model);

/// <summary>Counts customers for the reports: of today from the stored placements, of any other day from the histories.</summary>
internal sealed class Census(
    PrivateTrafficDb db, PlacementStore store, PlacementIndex index, ModelStore models, CorpRegistry corps, TimeProvider clock)
{
    public async Task<Result> TakeAsync(CensusQuestion question, CancellationToken cancellation)
    {
        var corpId = question.CorpId;
        var corp = await corps.FindAsync(corpId, cancellation)
            ?? throw new ArgumentException($"There is no corp {corpId}.", nameof(question));
        var today = corp.Calendar.Today(clock);
        var day = question.AsOf ?? today;
        var (model, version) = await ModelAsync(question, day, cancellation);
        var within = await question.Visibility.CustomersAsync(db, corpId, cancellation);
        if (day == today && question is { Recount: false, Model: null, Customers: null })
        {
            var placements = await index.ReadAsync(corpId, cancellation);
            return new Result(day, model, version, placements.Cells(within), placements.Stages(within));
        }

        var tell = question.Customers;
        var census = await PlacementCensus.TakeAsync(
            store,
            corpId,
            model,
            day,
            within,
            tell is null ? null : (id, placement) => tell(new PlacedCustomer(id, placement, model)),
            cancellation);
        return new Result(day, model, version, census.Cells, census.Stages);
    }

    private async Task<(SegmentationModel Model, int? Version)> ModelAsync(
        CensusQuestion question, DateOnly day, CancellationToken cancellation)
    {
        if (question.Model is { } tried)
        {
            return (tried, null);
        }

        var model = await models.InEffectAsync(question.CorpId, day, cancellation);
        return (model.Model, model.Number);
    }

    public sealed record Result(
        DateOnly AsOf, SegmentationModel Model, int? Version, IReadOnlyList<Share> Cells, IReadOnlyList<Share> Stages)
    {
        public long Total => Cells.Sum(c => c.Customers);

        /// <summary>How far the thresholds can be trusted.</summary>
        public EstimateQuality Quality => ModelWarnings.QualityOf(Model, AsOf);

        /// <summary>What is doubtful about the model itself.</summary>
        public IReadOnlyList<string> Warnings => [.. ModelWarnings.Of(Model, AsOf).Select(w => w.Key)];

        /// <summary>Of all customers; 0 where there are none.</summary>
        public double ShareOf(Share part) => Total == 0 ? 0 : (double)part.Customers / Total;
    }
}
