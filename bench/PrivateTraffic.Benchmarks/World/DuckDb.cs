using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Benchmarks.World;

/// <summary>DuckDB in a process of its own, with the raw facts of a prepared store: see <c>bench/duckdb/warehouse.mjs</c>.</summary>
internal sealed class DuckDb : IAsyncDisposable
{
    private readonly ChildProcess process;

    private DuckDb(ChildProcess process) => this.process = process;

    public static async Task<DuckDb> OpenAsync(BenchmarkContext context, PreparedStore prepared, CancellationToken cancellation)
    {
        var isLoaded = File.Exists(prepared.DuckDbFile);
        var script = Path.Combine(context.Root, "bench", "duckdb", "warehouse.mjs");
        var duckDb = new DuckDb(ChildProcess.Start("node", [script, prepared.DuckDbFile, prepared.Files]));
        if (!isLoaded)
        {
            await duckDb.process.AskAsync(new { command = "load" }, cancellation);
        }

        return duckDb;
    }

    /// <summary>Places everybody as of the end of a day, and returns the seconds it took.</summary>
    public async Task<double> PlaceAsync(int day, SegmentationModel model, CancellationToken cancellation)
    {
        var answer = await process.AskAsync(new
        {
            command = "place",
            day,
            model = new
            {
                windowDays = model.Interaction.WindowDays,
                low = model.Interaction.Low,
                medium = model.Interaction.Medium,
                high = model.Interaction.High,
                lapsedAfterDays = model.Purchase.LapsedAfterDays,
                silentAfterDays = model.Lifecycle.SilentAfterDays,
                churnAfterDays = model.Lifecycle.ChurnAfterDays,
                matureFrom = model.Lifecycle.MatureFrom,
            },
        }, cancellation);
        return answer.GetProperty("seconds").GetDouble();
    }

    /// <summary>How many customers stand where, and what they paid.</summary>
    public async Task<IReadOnlyList<Standing>> CountsAsync(CancellationToken cancellation)
    {
        var answer = await process.AskAsync(new { command = "counts" }, cancellation);
        return [.. answer.GetProperty("counts").EnumerateArray().Select(row => new Standing(
            row[0].GetInt32(), row[1].GetInt32(), row[2].GetInt32(), row[3].GetInt32(), row[4].GetInt64()))];
    }

    /// <summary>
    /// The days within which the share of a rule of completed gaps was completed, in the window of the rule
    /// that ends with a day; and the seconds that it took to find out.
    /// </summary>
    public async Task<(int Days, double Seconds)> ComebackAsync(GapRule rule, int day, CancellationToken cancellation)
    {
        var answer = await process.AskAsync(new
        {
            command = "comeback",
            day,
            windowDays = rule.WindowDays,
            share = rule.Level,
            ordersOnly = rule.Anchor == EventSet.Order,
        }, cancellation);
        return (answer.GetProperty("days").GetInt32(), answer.GetProperty("seconds").GetDouble());
    }

    /// <summary>Takes in everybody's labels and tags: number, band, stage, lifecycle stage, and tags as bits.</summary>
    public Task PeopleAsync(string file, CancellationToken cancellation) =>
        process.AskAsync(new { command = "people", file }, cancellation);

    /// <summary>How many of them a condition in SQL holds for, and the seconds that one count takes, over several in a row.</summary>
    public async Task<(long Count, double Seconds)> AudienceAsync(string condition, int times, CancellationToken cancellation)
    {
        var answer = await process.AskAsync(new { command = "audience", condition, times }, cancellation);
        return (answer.GetProperty("count").GetInt64(), answer.GetProperty("seconds").GetDouble());
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}

/// <summary>A number of customers who stand at the same place.</summary>
internal readonly record struct Standing(int Band, int Stage, int Lifecycle, long Customers, long NetAmount);
