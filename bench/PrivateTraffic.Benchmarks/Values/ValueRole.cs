using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Benchmarks.Values;

/// <summary>Fits the purchase models and values every buyer, in a process of its own, so that its memory is that of nothing else.</summary>
internal static class ValueRole
{
    public const string Name = "clv";

    /// <summary>Makes the orders, fits, and prints the seconds of the fit and what came out.</summary>
    public static int Run(string customers)
    {
        var log = new ModelBuyers(int.Parse(customers, CultureInfo.InvariantCulture)).Log();
        var started = Stopwatch.GetTimestamp();
        var analysis = ClvAnalysis.Of(log, Workload.FirstDay.AddDays(ModelBuyers.Days), new ClvRules());
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            seconds,
            buyers = analysis.Count,
            status = analysis.Status.ToString(),
            population = Population(analysis.Purchases!.Model, analysis.Spend!.Model),
        }));
        return 0;
    }

    /// <summary>
    /// What parameters say of a population: purchases a week, the share that leaves after a purchase, and
    /// the spend of a purchase in fen. The parameters themselves can trade places with hardly a change in what they say.
    /// </summary>
    public static double[] Population(BgNbdModel purchases, GammaGammaModel spend) =>
        [purchases.R / purchases.Alpha, purchases.A / (purchases.A + purchases.B), spend.MeanSpend];
}
