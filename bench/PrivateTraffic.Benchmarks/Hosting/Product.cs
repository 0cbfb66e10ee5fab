using System.Text.Json;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>The product's own program.</summary>
internal static class Product
{
    private const string Program = "PrivateTraffic.Api";

    public static ChildProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ChildProcess.StartBuilt(Program, arguments, environment);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it printed as JSON, and the most memory it held, in megabytes.</returns>
    public static async Task<(JsonElement Result, double PeakMegabytes)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellation)
    {
        await using var process = Start([.. arguments, "--json"], environment);
        var (output, peak) = await process.FinishAsync(cancellation);
        return (JsonDocument.Parse(output).RootElement, peak);
    }

    /// <summary>
    /// A data folder with a simulated company in it: customers pulled, orders and interactions of its shop imported, everybody placed.
    /// </summary>
    public static async Task FillAsync(SimulatedWeCom weCom, string folder, CancellationToken cancellation)
    {
        var environment = weCom.Environment();
        await RunAsync(["sync", "--full", "--data", folder], environment, cancellation);
        foreach (var kind in new[] { "orders", "interactions" })
        {
            var file = await weCom.SaveAsync($"{kind}.csv", folder, cancellation);
            await RunAsync(["import", kind, file, "--source", "shop", "--data", folder], environment, cancellation);
        }
    }
}
