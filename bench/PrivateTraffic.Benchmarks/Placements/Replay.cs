using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Benchmarks.Placements;

/// <summary>
/// Thirty days in the life of a store: on each, the facts of the day come in, and those are placed whom the facts or the calendar touch.
/// Every fifth day everybody is placed anew besides, which must change nothing.
/// </summary>
internal sealed class Replay : IAsyncDisposable
{
    private const int DaysBetweenFullRuns = 5;
    private const int FactsPerTransaction = 5_000;
    private static readonly SegmentationModel Model = new();

    private readonly PreparedStore prepared;
    private readonly Store store;
    private readonly StoreFiller filler;
    private readonly PrivateTrafficDb db;
    private readonly DuckDb? duckDb;
    private readonly BareCounters counters;
    private SqliteUpdate? update;
    private long ledgered;

    private Replay(PreparedStore prepared, Store store, DuckDb? duckDb)
    {
        this.prepared = prepared;
        this.store = store;
        this.duckDb = duckDb;
        filler = new StoreFiller(store, prepared.Workload, FactsPerTransaction);
        db = store.Open();
        counters = new BareCounters(store.Folder);
    }

    /// <summary>Seconds of a day's placements, beside those of SQLite's own update.</summary>
    public List<Pair> Days { get; } = [];

    /// <summary>Customers placed on each day.</summary>
    public List<long> Placed { get; } = [];

    /// <summary>Interactions a second into ledger and histories, beside counters alone.</summary>
    public List<Pair> Interactions { get; } = [];

    /// <summary>Seconds of placing everybody, beside DuckDB's.</summary>
    public List<Pair> Full { get; } = [];

    /// <summary>Seconds of a day beside those of placing everybody on the same day.</summary>
    public List<Pair> DayBesideFull { get; } = [];

    /// <summary>
    /// Customers in a higher band than their count makes, because they have not clearly dropped out of it: what DuckDB's SQL leaves out.
    /// </summary>
    public long KeptByHysteresis { get; private set; }

    /// <param name="prepared">The store to begin with.</param>
    /// <param name="duckDb">DuckDB with the same facts; null to leave out full runs.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<Replay> RunAsync(PreparedStore prepared, DuckDb? duckDb, CancellationToken cancellation)
    {
        var replay = new Replay(prepared, await prepared.CopyAsync(cancellation), duckDb);
        try
        {
            await replay.RunAsync(cancellation);
            return replay;
        }
        catch
        {
            await replay.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        update?.Dispose();
        counters.Dispose();
        await db.DisposeAsync();
        await filler.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        BenchmarkContext.Say($"replaying 30 days of {prepared.Workload.Customers:N0} customers …");
        await PlaceAsync(everybody: true, Workload.FirstDay.AddDays(PreparedStore.FirstReplayedDay - 1), cancellation);
        update = SqliteUpdate.Open(
            store.Folder, prepared.Workload, await PlacementsAsync(cancellation), Model, PreparedStore.FirstReplayedDay);
        foreach (var day in DayOfFacts.From(prepared.Workload, PreparedStore.FirstReplayedDay))
        {
            await AddFactsAsync(day, cancellation);
            await PlaceDayAsync(day, cancellation);
            if ((day.Day + 1) % DaysBetweenFullRuns == 0 && duckDb is not null)
            {
                await PlaceEverybodyAsync(day, cancellation);
            }
        }

        WrongResultException.ThrowUnlessEqual(ledgered, counters.Total(), "interactions counted");
    }

    private async Task AddFactsAsync(DayOfFacts day, CancellationToken cancellation)
    {
        var interactions = day.Interactions.Select(f => filler.InteractionOf(f.Customer, f.Number)).ToArray();
        var seconds = await InTurnAsync(day.Day, async () => ledgered += (await filler.AddAsync(interactions, [], cancellation)).Added, () =>
        {
            counters.Add(day, FactsPerTransaction);
            return Task.CompletedTask;
        });
        Interactions.Add(new Pair(interactions.Length / seconds.Contender, interactions.Length / seconds.Baseline));
        await filler.AddAsync([], day.Orders.Select(f => filler.OrderOf(f.Customer, f.Number)), cancellation);
    }

    private async Task PlaceDayAsync(DayOfFacts day, CancellationToken cancellation)
    {
        var counts = default(PlacementCounts);
        Days.Add(await InTurnAsync(day.Day, async () => counts = await PlaceAsync(everybody: false, day.Date, cancellation), () =>
        {
            update!.Apply(day.Day);
            return Task.CompletedTask;
        }));
        Placed.Add(counts.Placed);
        var placements = await PlacementsAsync(cancellation);
        WrongResultException.ThrowUnlessEqual(
            CountsOf(placements, p => (int)p.Cell.Band).Select(s => s with { NetAmount = 0 }), update!.Counts(day.Day), $"standings of day {day.Day}");
    }

    private async Task PlaceEverybodyAsync(DayOfFacts day, CancellationToken cancellation)
    {
        var dayByDay = LabelsOf(await PlacementsAsync(cancellation));
        await db.WriteAsync(() => db.PlacementPages.ExecuteDeleteAsync(cancellation), cancellation);
        var duckSeconds = 0.0;
        var seconds = await InTurnAsync(
            day.Day, () => PlaceAsync(everybody: true, day.Date, cancellation), async () => duckSeconds = await duckDb!.PlaceAsync(day.Day, Model, cancellation));
        Full.Add(new Pair(seconds.Contender, duckSeconds));
        DayBesideFull.Add(new Pair(Days[^1].Contender, seconds.Contender));

        var placements = await PlacementsAsync(cancellation);
        WrongResultException.ThrowUnlessEqual(
            dayByDay.Length, LabelsOf(placements).Zip(dayByDay).Count(l => l.First == l.Second), $"labels on day {day.Day}");

        // DuckDB's bands follow from the count alone; everything else must be the same, customer for customer in every cell.
        WrongResultException.ThrowUnlessEqual(
            CountsOf(placements, p => (int)Model.Interaction.BandAfter(p.InteractionDays, InteractionBand.Silent)),
            await duckDb!.CountsAsync(cancellation), $"standings of day {day.Day}");
        KeptByHysteresis = Placements(placements)
            .LongCount(p => p.Cell.Band != Model.Interaction.BandAfter(p.InteractionDays, InteractionBand.Silent));
    }

    private Task<PlacementCounts> PlaceAsync(bool everybody, DateOnly day, CancellationToken cancellation) =>
        store.Placements.RunAsync(store.Corp, everybody, day, progress: null, cancellation);

    private async Task<CorpPlacements> PlacementsAsync(CancellationToken cancellation)
    {
        using var index = store.NewIndex();
        return await index.ReadAsync(store.Corp.Id, cancellation);
    }

    /// <summary>
    /// What must be the same however often a customer was placed; the numbers behind are those of the day they were placed last.
    /// </summary>
    private (int Cell, LifecycleStage Stage, DateOnly? ReactivatedOn, DateOnly? NextOn)[] LabelsOf(CorpPlacements placements) =>
    [
        .. Enumerable.Range(1, prepared.Workload.Customers).Select(id => placements[id])
            .Select(r => (r.CellIndex, r.Stage, r.ToPlacement()?.ReactivatedOn, r.NextOn)),
    ];

    private IEnumerable<Domain.Placements.Placement> Placements(CorpPlacements placements) =>
        Enumerable.Range(1, prepared.Workload.Customers).Select(id => placements[id].ToPlacement()).Where(p => p is not null)
            .Select(p => p!.Value);

    private IEnumerable<Standing> CountsOf(CorpPlacements placements, Func<Domain.Placements.Placement, int> bandOf) => Placements(
        placements)
        .GroupBy(p => (Band: bandOf(p), p.Cell.Stage, p.Stage))
        .Select(g => new Standing(g.Key.Band, (int)g.Key.Item2, (int)g.Key.Item3, g.LongCount(), g.Sum(p => p.NetAmount)));

    /// <summary>The seconds of both, the baseline first on odd days.</summary>
    private static async Task<Pair> InTurnAsync(int day, Func<Task> contender, Func<Task> baseline)
    {
        var first = await Alternation.SecondsAsync(day % 2 == 0 ? contender : baseline);
        var second = await Alternation.SecondsAsync(day % 2 == 0 ? baseline : contender);
        return day % 2 == 0 ? new Pair(first, second) : new Pair(second, first);
    }
}
