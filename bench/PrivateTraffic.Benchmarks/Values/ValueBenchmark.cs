using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;

namespace PrivateTraffic.Benchmarks.Values;

/// <summary>Fitting lifetime value to buyers whose parameters are known, valuing everybody included.</summary>
internal sealed class ValueBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int Smaller = 10;

    /// <summary>
    /// How far the fitted population may be from the one that the buyers were drawn from: whole days and a sample leave some room.
    /// </summary>
    private const double Tolerance = 0.1;

    public string Name => "clv";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var small = await FitAsync(context.Size / Smaller, cancellation);
        var large = await FitAsync(context.Size, cancellation);
        var what = $"lifetime value fitted to {context.Size:N0} buyers, and all of them valued";
        yield return Result.OfNumber(what, Goal.AtMost(60), new Spread(large.Select(f => f.Seconds)), "s");
        yield return Result.OfNumber(
            "the same, most memory held, orders included", Goal.AtMost(1024), new Spread(large.Select(f => f.Megabytes)), "MB");
        yield return Result.OfNumber(
            $"growth of the same from {context.Size / Smaller:N0} buyers, exponent", Goal.AtMost(1.1),
            new Spread(large.Zip(small, (l, s) => Math.Log(l.Seconds / s.Seconds) / Math.Log(Smaller))), "");
    }

    private static async Task<List<Fit>> FitAsync(int buyers, CancellationToken cancellation)
    {
        BenchmarkContext.Say($"fitting {buyers:N0} buyers, {Rounds} times …");
        var fits = new List<Fit>(Rounds);
        for (var i = 0; i < Rounds; i++)
        {
            await Processor.QuietAsync(cancellation);
            await using var process = ChildProcess.StartBuilt(
                "PrivateTraffic.Benchmarks", [ValueRole.Name, buyers.ToString(CultureInfo.InvariantCulture)]);
            var (output, megabytes) = await process.FinishAsync(cancellation);
            var answer = JsonDocument.Parse(output).RootElement;
            Check([.. answer.GetProperty("population").EnumerateArray().Select(n => n.GetDouble())]);
            WrongResultException.ThrowUnlessEqual(answer.GetProperty("buyers").GetInt32(), buyers, "buyers");
            WrongResultException.ThrowUnlessEqual(answer.GetProperty("status").GetString(), "Accepted", "status of the fit");
            fits.Add(new Fit(answer.GetProperty("seconds").GetDouble(), megabytes));
        }

        return fits;
    }

    private static void Check(double[] fitted)
    {
        var drawn = ValueRole.Population(ModelBuyers.Purchases, ModelBuyers.Spend);
        if (fitted.Zip(drawn).Any(n => Math.Abs((n.First / n.Second) - 1) > Tolerance))
        {
            throw new WrongResultException($"{string.Join(", ", fitted)} fitted to buyers drawn from {string.Join(", ", drawn)}.");
        }
    }

    private readonly record struct Fit(double Seconds, double Megabytes);
}
