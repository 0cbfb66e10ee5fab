using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Imports;

/// <summary>A file of a million orders, imported by the product's command into an empty folder, checked and placed.</summary>
internal sealed class OrderBenchmark : IBenchmark
{
    private const int Orders = 1_000_000;
    private const int Customers = 200_000;

    public string Name => "orders";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = context.NewFolder("orders");
        var file = Path.Combine(folder, "orders.csv");
        await WriteAsync(file);
        await Processor.QuietAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        var (result, peak) = await Product.RunAsync(
            ["import", "orders", file, "--data", Path.Combine(folder, "data")], environment: null, cancellation);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        WrongResultException.ThrowUnlessEqual(result.GetProperty("added").GetInt32(), Orders, "orders added");
        yield return Result.OfRemark(
            $"import of {Orders:N0} orders of {Customers:N0} customers, placement included",
            $"{Spread.Short(seconds)} s, {Spread.Short(Orders / seconds)} rows/s, {peak:N0} MB at most");
    }

    private static async Task WriteAsync(string file)
    {
        var dice = new Dice(5);
        await using var rows = new StreamWriter(file);
        await rows.WriteLineAsync("order_id,customer_id,paid_at,amount,refunded,category,channel");
        for (var i = 0; i < Orders; i++)
        {
            var paidAt = Workload.FirstDay.ToDateTime(TimeOnly.MinValue).AddSeconds(dice.Below(Workload.Days * 86_400));
            var fen = 100 + dice.Below(200_000);
            var refunded = dice.Below(33) == 0 ? (fen / 100m).ToString(CultureInfo.InvariantCulture) : "";
            await rows.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"o{i},c{dice.Below(Customers)},{paidAt:yyyy-MM-dd HH:mm:ss},{fen / 100m},{refunded},类目{dice.Below(12)},{(dice.Below(2) == 0 ? "小程序" : "门店")}"));
        }
    }
}
