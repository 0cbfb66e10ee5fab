using System.Runtime.CompilerServices;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Placements;

/// <summary>
/// Placing everybody, placing those of an ordinary day, and taking in their interactions, over thirty days of the workload.
/// </summary>
internal sealed class PlacementBenchmark : IBenchmark
{
    private const int Smaller = 10;

    public string Name => "placement";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var small = await DaysAsync(context, context.Size / Smaller, cancellation);
        var prepared = await PreparedStore.OpenAsync(context, context.Size, cancellation);
        await using var duckDb = await DuckDb.OpenAsync(context, prepared, cancellation);
        await duckDb.PlaceAsync(PreparedStore.FirstReplayedDay - 1, new(), cancellation);
        await using var replay = await Replay.RunAsync(prepared, duckDb, cancellation);
        var touched = 100.0 * replay.Placed.Average() / context.Size;

        yield return Result.OfPairs(
            "everybody placed, from the store to the store", Goal.AtMost(1.5).Then(Goal.AtMost(0.5)), replay.Full, "s", "DuckDB, SQL from raw facts to a table");
        yield return Result.OfPairs(
            $"an ordinary day ({touched:F1} % of the customers placed)", Goal.AtMost(0.2), replay.DayBesideFull, "s", "everybody placed");
        yield return Result.OfPairs("the same day", Goal.AtMost(0.5), replay.Days, "s", "SQLite, one UPDATE … FROM");
        yield return Result.OfNumber(
            $"growth of a day from {context.Size / Smaller:N0} to {context.Size:N0} customers, exponent", Goal.AtMost(1.1),
            new Spread([Math.Log(Median(replay.Days) / Median(small)) / Math.Log(Smaller)]), "");
        yield return Result.OfRemark(
            "30 days one by one against everybody at once",
            $"every label of every customer equal on {replay.Full.Count} days; {replay.KeptByHysteresis:N0} customers kept in a band by hysteresis on the last");
        yield return Result.OfPairs(
            "interactions into ledger and histories, 5,000 a transaction", Goal.AtLeast(0.5), replay.Interactions, "rows/s", "prepared upsert of counters alone");
    }

    private static async Task<List<Pair>> DaysAsync(BenchmarkContext context, int size, CancellationToken cancellation)
    {
        await using var replay = await Replay.RunAsync(
            await PreparedStore.OpenAsync(context, size, cancellation), duckDb: null, cancellation);
        return replay.Days;
    }

    private static double Median(IEnumerable<Pair> days) => new Spread(days.Select(d => d.Contender)).Median;
}
