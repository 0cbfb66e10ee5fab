using System.Globalization;
using PrivateTraffic.Benchmarks.Audiences;
using PrivateTraffic.Benchmarks.Callbacks;
using PrivateTraffic.Benchmarks.Cards;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Imports;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.Placements;
using PrivateTraffic.Benchmarks.Previews;
using PrivateTraffic.Benchmarks.Pulls;
using PrivateTraffic.Benchmarks.Starts;
using PrivateTraffic.Benchmarks.Thresholds;
using PrivateTraffic.Benchmarks.Values;

namespace PrivateTraffic.Benchmarks;

/// <summary>The program as it is called from a shell, and by itself for processes of their own.</summary>
internal static class CommandLine
{
    private const string Usage = "[--size CUSTOMERS] [--only NAME]";

    private static readonly IBenchmark[] Benchmarks =
    [
        new PlacementBenchmark(),
        new ThresholdBenchmark(),
        new ValueBenchmark(),
        new PreviewBenchmark(),
        new CardBenchmark(),
        new PullBenchmark(),
        new CallbackBenchmark(),
        new StartBenchmark(),
        new OrderBenchmark(),
        new AudienceBenchmark(),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case [HostRole.Name, var folder]:
                return await HostRole.RunAsync(folder);
            case [PullRole.Name, var folder]:
                return await PullRole.RunAsync(folder);
            case [BarePullRole.Name, var folder, var weCom]:
                return await BarePullRole.RunAsync(folder, new Uri(weCom));
            case [ValueRole.Name, var customers]:
                return ValueRole.Run(customers);
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var (size, only) = (100_000, (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--size" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out size)
                    && size is >= 10_000 and <= 1_000_000:
                    break;
                case "--only" when Array.Exists(Benchmarks, b => b.Name == value):
                    only = value;
                    break;
                default:
                    await Console.Error.WriteLineAsync(
                        $"{Usage}; names: {string.Join(", ", Benchmarks.Select(b => b.Name))}; 10,000 to 1,000,000 customers.");
                    return 2;
            }
        }

        return await MeasureAsync(new BenchmarkContext(size, RootAbove(AppContext.BaseDirectory)), only, stop.Token);
    }

    private static async Task<int> MeasureAsync(BenchmarkContext context, string? only, CancellationToken cancellation)
    {
        Console.WriteLine($"{context.Size:N0} customers on {Machine.Describe()}\n");
        Console.WriteLine("| what | goal | product | beside | ratio or number: median [least–most] | verdict |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var isRight = true;
        foreach (var benchmark in Benchmarks.Where(b => only is null || b.Name == only))
        {
            try
            {
                await foreach (var result in benchmark.RunAsync(context, cancellation))
                {
                    Console.WriteLine(
                        $"| {result.What} | {result.Goal} | {result.Contender} | {result.Baseline} | {result.Figure} | {result.Verdict} |");
                }
            }
            catch (WrongResultException wrong)
            {
                isRight = false;
                Console.WriteLine($"| {benchmark.Name} | | | | | WRONG RESULT: {wrong.Message} |");
            }
        }

        return isRight ? 0 : 1;
    }

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "PrivateTraffic.sln")) ? folder : RootAbove(Directory.GetParent(folder)!.FullName);
}
