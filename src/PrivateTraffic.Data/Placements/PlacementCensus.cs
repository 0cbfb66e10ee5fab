using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Placements;

/// <summary>How many customers stand where on a day, counted from the histories: any day can be asked for, stored or not.</summary>
public sealed class PlacementCensus
{
    private readonly Share[] cells = new Share[MatrixCell.All.Count];
    private readonly Share[] stages = new Share[Enum.GetValues<LifecycleStage>().Length];

    /// <summary>Customers seen by the day.</summary>
    public long Total { get; private set; }

    /// <summary>Customers, and what they paid in all, by cell in the order of <see cref="MatrixCell.All"/>.</summary>
    public IReadOnlyList<Share> Cells => cells;

    /// <summary>Customers, and what they paid in all, by lifecycle stage.</summary>
    public IReadOnlyList<Share> Stages => stages;

    /// <summary>Counts the customers of a corp as of the end of a day.</summary>
    /// <param name="store">Where the histories are.</param>
    /// <param name="corpId">Whose customers.</param>
    /// <param name="model">By which model.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="within">The customers who count; null for all.</param>
    /// <param name="tell">Told everyone who counts, in the order of their numbers; null where only the counts are wanted.</param>
    /// <param name="cancellation">Stops between two customers.</param>
    public static async Task<PlacementCensus> TakeAsync(
        PlacementStore store,
        int corpId,
        SegmentationModel model,
        DateOnly asOf,
        IReadOnlySet<long>? within,
        Func<long, Placement, ValueTask>? tell,
        CancellationToken cancellation)
    {
        var census = new PlacementCensus();
        var placer = new Placer(model);
        var view = new HistoryView();
        await foreach (var (id, history) in store.HistoriesAsync(corpId, 0, long.MaxValue, cancellation))
        {
            if (within?.Contains(id) != false && placer.Place(view.Load(history.Span), asOf) is { } placement)
            {
                census.Add(placement);
                if (tell is not null)
                {
                    await tell(id, placement);
                }
            }
        }

        return census;
    }

    private void Add(Placement placement)
    {
        var share = new Share(1, placement.NetAmount);
        Total++;
        cells[placement.Cell.Index] += share;
        stages[(int)placement.Stage] += share;
    }
}
