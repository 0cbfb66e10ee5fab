using System.Globalization;

namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>What else the processor is doing.</summary>
internal static class Processor
{
    private const double Quiet = 0.15;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(6);

    /// <summary>Waits until other work leaves the processor alone, but not for long: then the measurement is made all the same.</summary>
    public static async Task QuietAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += Look)
        {
            var before = Read();
            await Task.Delay(Look, TimeProvider.System, cancellation);
            var after = Read();
            if (after.Busy - before.Busy < (after.Total - before.Total) * Quiet)
            {
                return;
            }
        }
    }

    private static (long Busy, long Total) Read()
    {
        // user nice system idle iowait irq softirq steal
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        var total = times.Sum();
        return (total - times[3] - times[4], total);
    }
}
