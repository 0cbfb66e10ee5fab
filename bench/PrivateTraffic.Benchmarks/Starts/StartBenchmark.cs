using System.Net;
using System.Runtime.CompilerServices;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Starts;

/// <summary>From the start of the process to the first answer that says the product is ready, with a database that is there.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Starts = 7;

    public string Name => "start";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var prepared = await PreparedStore.OpenAsync(context, context.Size, cancellation);
        string folder;
        await using (var store = await prepared.CopyAsync(cancellation))
        {
            folder = store.Folder;
        }

        var seconds = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await Processor.QuietAsync(cancellation);
            seconds.Add(await Alternation.SecondsAsync(() => StartAsync(folder, cancellation)));
        }

        yield return Result.OfNumber(
            $"start to the first answer, {context.Size:N0} customers in the database", Goal.AtMost(2), new Spread(seconds), "s");
    }

    private static async Task StartAsync(string folder, CancellationToken cancellation)
    {
        await using var process = Product.Start(["serve", "--port", "0", "--data", folder]);
        var address = new Uri(await process.ReadAfterAsync("Now listening on:", cancellation));
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        using var answer = await client.GetAsync("/health/ready", cancellation);
        WrongResultException.ThrowUnlessEqual(answer.StatusCode, HttpStatusCode.OK, "/health/ready");
    }
}
