using System.Diagnostics;

namespace PrivateTraffic.Benchmarks.Measurement;

/// <summary>Measures two things in turns, so that what else the machine does falls on both.</summary>
internal static class Alternation
{
    /// <summary>Pairs of measurements, each pair beginning with the other side than the one before.</summary>
    public static async Task<IReadOnlyList<Pair>> MeasureAsync(
        int pairs, Func<Task<double>> contender, Func<Task<double>> baseline, CancellationToken cancellation)
    {
        var measured = new List<Pair>(pairs);
        for (var i = 0; i < pairs; i++)
        {
            await Processor.QuietAsync(cancellation);
            var first = i % 2 == 0 ? await contender() : await baseline();
            var second = i % 2 == 0 ? await baseline() : await contender();
            measured.Add(i % 2 == 0 ? new Pair(first, second) : new Pair(second, first));
        }

        return measured;
    }

    /// <summary>The seconds that something takes.</summary>
    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
