using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>
/// Places one customer as of now, from their history: what people see beside a chat follows a fact at once, whether or not the placement
/// run has come by.
/// </summary>
internal sealed class Standings(PrivateTrafficDb db, ModelStore models, CorpRegistry corps, TimeProvider clock)
{
    /// <summary>A customer as placed now.</summary>
    public sealed record Now(KnownCorp Corp, DateOnly Today, NumberedModel Model, HistoryView History, Placement? Placement)
    {
        public StandingResponse? Response => Placement is { } placement ? Of(placement, Model) : null;
    }

    /// <summary>Null when the corp has no such customer, or they were merged into another.</summary>
    public async Task<Now?> FindAsync(int corpId, long customerId, CancellationToken cancellation)
    {
        var packed = await db.Customers.AsNoTracking()
            .Where(c => c.Id == customerId && c.CorpId == corpId && c.MergedInto == null)
            .Select(c => c.History).FirstOrDefaultAsync(cancellation);
        if (packed is null || await corps.FindAsync(corpId, cancellation) is not { } corp)
        {
            return null;
        }

        var today = corp.Calendar.Today(clock);
        return Place(corp, packed, today, await models.InEffectAsync(corpId, today, cancellation));
    }

    /// <summary>Places a customer whose history has been read.</summary>
    public static Now Place(KnownCorp corp, byte[] packed, DateOnly today, NumberedModel model)
    {
        var view = new HistoryView().Load(packed);
        return new Now(corp, today, model, view, new Placer(model.Model).Place(view, today));
    }

    private static StandingResponse Of(Placement placement, NumberedModel model) => new(
        placement.AsOf,
        model.Number,
        placement.Cell.Key,
        MatrixCell.KeyOf(placement.Cell.Band),
        MatrixCell.KeyOf(placement.Cell.Stage),
        LifecycleRules.KeyOf(placement.Stage),
        placement.Orders,
        placement.NetAmount,
        placement.FirstPurchaseOn,
        placement.LastPurchaseOn,
        placement.LastInteractionOn,
        placement.NextOn,
        PlacementExplanation.Of(placement, model.Model));
}

/// <summary>
/// Places the customer of a card, whose history has come with it. Needs no database, and is safe to share between threads.
/// </summary>
internal sealed class CardStandings(KnownModels known, TimeProvider clock)
{
    /// <summary>The business day of the corp.</summary>
    public DateOnly Today(KnownCorp corp) => corp.Calendar.Today(clock);

    /// <summary>Where a customer stands under a version of the model.</summary>
    public async ValueTask<Standings.Now> NowAsync(KnownCorp corp, byte[] packed, int model, CancellationToken cancellation) =>
        Standings.Place(corp, packed, Today(corp), await known.FindAsync(corp.Id, model, cancellation));
}
