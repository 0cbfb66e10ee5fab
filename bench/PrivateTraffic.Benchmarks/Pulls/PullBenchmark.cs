using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;

namespace PrivateTraffic.Benchmarks.Pulls;

/// <summary>
/// A full pull of a company's customers, beside a bare loop over the same pages, and against a WeCom that enforces its limits.
/// </summary>
internal sealed class PullBenchmark : IBenchmark
{
    private const int Pairs = 5;
    private const string Api = "externalcontact/batch/get_by_user";

    /// <summary>WeCom's limits divided by fifty, so that three minutes' worth are pulled in a little more than two.</summary>
    private const int PerMinute = 200;
    private const int PerHour = 3_000;
    private const int EnoughForThreeMinutes = 60_000;
    private static readonly TimeSpan ThirdMinute = TimeSpan.FromSeconds(124);

    /// <summary>What WeCom allows at its real limit, and how long is looked.</summary>
    private const double RealPerSecond = 10_000 / 60.0;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(8);

    public string Name => "pull";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        double rows = 0, peak = 0, all = 0;
        await using (var weCom = await SimulatedWeCom.StartAsync(context.Size, cancellation, "--limits", "off"))
        {
            var pairs = await Alternation.MeasureAsync(Pairs, async () =>
            {
                var folder = context.NewFolder("pull");
                var (output, most) = await RunAsync([PullRole.Name, folder], weCom, cancellation);
                (peak, all) = (Math.Max(peak, most), output.GetProperty("all").GetDouble());
                return output.GetProperty("seconds").GetDouble();
            }, async () =>
            {
                var (output, _) = await RunAsync(
                    [BarePullRole.Name, context.NewFolder("bare-pull"), weCom.Address.AbsoluteUri], weCom, cancellation);
                return output.GetProperty("seconds").GetDouble();
            }, cancellation);

            var ours = await FiguresAsync(Path.Combine(context.Cache, "pull", "privatetraffic.db"), "added_at / 1000", cancellation);
            WrongResultException.ThrowUnlessEqual(
                ours, await FiguresAsync(Path.Combine(context.Cache, "bare-pull", "bare.db"), "added_at", cancellation), "what was pulled");
            rows = ours.Relations;
            yield return Result.OfPairs(
                $"full pull of {ours.Contacts:N0} customers with {ours.Relations:N0} relations", Goal.AtLeast(0.8),
                [.. pairs.Select(p => new Pair(rows / p.Contender, rows / p.Baseline))], "relations/s", "bare loop: fetch, parse, upsert");
        }

        yield return Result.OfNumber(
            "memory of the pull, groups, moments, bills and placements included",
            Goal.AtMost(500),
            new Spread([peak]),
            "MB",
            $"; {Spread.Short(all)} s in all");
        yield return await LimitedAsync(context, cancellation);
        yield return await FarAwayAsync(context, cancellation);
    }

    /// <summary>The calls that were answered in the time in which WeCom allows three minutes' worth.</summary>
    private static async Task<Result> LimitedAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        BenchmarkContext.Say("pulling against limits for two minutes …");
        await using var weCom = await SimulatedWeCom.StartAsync(
            EnoughForThreeMinutes, cancellation, "--limits", $"{PerMinute},{PerHour}", "--latency", "50-200");
        var environment = weCom.Environment();
        environment["PrivateTraffic__WeCom__RateBudget__PerCorp__PerMinute"] = $"{PerMinute}";
        environment["PrivateTraffic__WeCom__RateBudget__PerCorp__PerHour"] = $"{PerHour}";
        var (calls, refused, _) = await CallsAsync(context, weCom, environment, ThirdMinute, cancellation);
        return Result.OfNumber(
            $"calls made of those allowed, {PerMinute} a minute and 50–200 ms latency (WeCom's limits / 50)", Goal.AtLeast(0.95),
            new Spread([calls / (3.0 * PerMinute)]), "", $", {refused} refused");
    }

    /// <summary>The rate that latency alone leaves, beside what WeCom would allow.</summary>
    private static async Task<Result> FarAwayAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        await using var weCom = await SimulatedWeCom.StartAsync(
            Math.Max(context.Size, EnoughForThreeMinutes * 2), cancellation, "--limits", "off", "--latency", "50-200");
        var (calls, refused, atOnce) = await CallsAsync(context, weCom, weCom.Environment(), Look, cancellation);
        return Result.OfNumber(
            "calls a second at 50–200 ms latency beside the 167 a second that WeCom allows", Goal.AtLeast(0.95),
            new Spread([calls / Look.TotalSeconds / RealPerSecond]), "", $", {calls / Look.TotalSeconds:F0}/s, {atOnce} at once, {refused} refused");
    }

    /// <summary>Lets the product pull for a while and counts its calls, from the first one on.</summary>
    private static async Task<(int Calls, int Refused, int MostAtOnce)> CallsAsync(
        BenchmarkContext context, SimulatedWeCom weCom, Dictionary<string, string> environment, TimeSpan length, CancellationToken cancellation)
    {
        await using var pull = ChildProcess.StartBuilt(
            "PrivateTraffic.Benchmarks", [PullRole.Name, context.NewFolder("limited-pull")], environment);
        while ((await weCom.CallsAsync(Api, cancellation)).Calls == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        }

        await Task.Delay(length, TimeProvider.System, cancellation);
        return await weCom.CallsAsync(Api, cancellation);
    }

    private static async Task<(JsonElement Output, double Peak)> RunAsync(
        string[] arguments, SimulatedWeCom weCom, CancellationToken cancellation)
    {
        await using var process = ChildProcess.StartBuilt("PrivateTraffic.Benchmarks", arguments, weCom.Environment());
        var (output, peak) = await process.FinishAsync(cancellation);
        return (JsonDocument.Parse(output).RootElement, peak);
    }

    private static async Task<(long Contacts, long Relations, long Added, long Ways, long Tags)> FiguresAsync(
        string database, string addedAt, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellation);
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT (SELECT count(*) FROM contact), count(*), sum({addedAt}), sum(add_way), sum(length(tags)) FROM follow_relation";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4));
    }
}
