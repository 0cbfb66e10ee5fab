using System.Diagnostics;
using System.Text.Json;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Benchmarks.Pulls;

/// <summary>A full pull by the product, in a process of its own, timed while it reads customers.</summary>
internal static class PullRole
{
    public const string Name = "pull";

    private const string Customers = "contacts";

    /// <summary>Pulls everything and prints the seconds that customers took, and all of it.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables()
            .AddInMemoryCollection([new("PrivateTraffic:Data:Directory", folder)]).Build().GetSection("PrivateTraffic");
        await using var services = new ServiceCollection()
            .AddLogging(l => l.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning))
            .AddPrivateTrafficData(configuration)
            .AddPrivateTrafficSync(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseStart>().StartingAsync(CancellationToken.None);
        var corp = await services.GetRequiredService<CorpRegistry>().DefaultAsync(CancellationToken.None);
        var watch = new Watch();
        await services.GetRequiredService<SyncRuns>().TryRunAsync(corp, RunKind.Full, watch, CancellationToken.None);
        Console.WriteLine(JsonSerializer.Serialize(new { seconds = watch.Seconds, all = watch.SinceStart }));
        return 0;
    }

    /// <summary>Measures from the end of what comes before customers to the end of customers.</summary>
    private sealed class Watch : IProgress<SyncProgress>
    {
        private readonly Lock gate = new();
        private readonly long started = Stopwatch.GetTimestamp();
        private double before;
        private double last;

        public double Seconds => last - before;

        public double SinceStart => Stopwatch.GetElapsedTime(started).TotalSeconds;

        public void Report(SyncProgress value)
        {
            lock (gate)
            {
                if (value.Area == Customers)
                {
                    last = SinceStart;
                }
                else if (last == 0)
                {
                    before = SinceStart;
                }
            }
        }
    }
}
