using System.Runtime.CompilerServices;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Benchmarks.Thresholds;

/// <summary>
/// Deriving every day threshold of a model from a store: all estimators in all windows, intervals,
/// churn modes and the backtest. Beside it, a warehouse answers the one question that analysts ask:
/// within how many days have 80 % of the gaps of a window closed.
/// </summary>
internal sealed class ThresholdBenchmark : IBenchmark
{
    private const int Pairs = 5;
    private const int Smaller = 10;
    private const int Day = PreparedStore.FirstReplayedDay - 1;
    private static readonly DateOnly AsOf = Workload.FirstDay.AddDays(Day);

    /// <summary>What the warehouse is asked: the rule of silence, and that of buying again.</summary>
    private static readonly GapRule[] Questions =
    [
        new() { WindowDays = 180 },
        new() { Anchor = EventSet.Order, Return = EventSet.Order, WindowDays = 180 },
    ];

    public string Name => "thresholds";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var small = await MeasureAsync(context, context.Size / Smaller, cancellation);
        var large = await MeasureAsync(context, context.Size, cancellation);
        yield return Result.OfPairs(
            "all day thresholds derived from the store", Goal.AtMost(1), large, "s", "DuckDB, two quantiles of completed gaps in one window, from raw facts");
        yield return Result.OfNumber(
            $"growth of the same from {context.Size / Smaller:N0} customers, exponent", Goal.AtMost(1.1),
            new Spread(large.Zip(small, (l, s) => Math.Log(l.Contender / s.Contender) / Math.Log(Smaller))), "");
    }

    private static async Task<IReadOnlyList<Pair>> MeasureAsync(BenchmarkContext context, int size, CancellationToken cancellation)
    {
        var prepared = await PreparedStore.OpenAsync(context, size, cancellation);
        await using var store = await prepared.CopyAsync(cancellation);
        await using var duckDb = await DuckDb.OpenAsync(context, prepared, cancellation);
        foreach (var question in Questions)
        {
            var (days, _) = await duckDb.ComebackAsync(question, Day, cancellation);
            WrongResultException.ThrowUnlessEqual(
                await NaiveAsync(store, question, cancellation), days, $"quantile of gaps, {question.Anchor}");
        }

        return await Alternation.MeasureAsync(
            Pairs, () => Alternation.SecondsAsync(() => DeriveAsync(store, cancellation)), () => WarehouseAsync(duckDb, cancellation), cancellation);
    }

    private static async Task<DerivedThresholds> DeriveAsync(Store store, CancellationToken cancellation)
    {
        var sample = new ThresholdSample(new SegmentationModel(), AsOf);
        await VisitAsync(store, sample.NeedsTimes, sample.Add, cancellation);
        return sample.Derive();
    }

    private static async Task<double> WarehouseAsync(DuckDb duckDb, CancellationToken cancellation)
    {
        var seconds = 0.0;
        foreach (var question in Questions)
        {
            seconds += (await duckDb.ComebackAsync(question, Day, cancellation)).Seconds;
        }

        return seconds;
    }

    /// <summary>The answer to the warehouse's question, from the store.</summary>
    private static async Task<int> NaiveAsync(Store store, GapRule question, CancellationToken cancellation)
    {
        var sample = new GapSample(question with { Estimator = GapEstimator.Naive }, AsOf);
        await VisitAsync(store, sample.NeedsTimes, sample.Add, cancellation);
        return GapThreshold.Of(sample).Chosen.Days ?? throw new WrongResultException("No gaps in the store.");
    }

    private static async Task VisitAsync(Store store, bool withTimes, Action<HistoryView> visit, CancellationToken cancellation)
    {
        await using var db = store.Open();
        var view = new HistoryView();
        await foreach (var (_, history) in new PlacementStore(db).HistoriesAsync(store.Corp.Id, 0, long.MaxValue, cancellation))
        {
            visit(withTimes ? view.LoadWithTimes(history.Span) : view.Load(history.Span));
        }
    }
}
