using System.Diagnostics;
using System.Runtime.CompilerServices;
using MediatR;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Benchmarks.Previews;

/// <summary>Who would move where under another model: first from a sample, then exactly, as the console asks for it.</summary>
internal sealed class PreviewBenchmark : IBenchmark
{
    private const int Runs = 7;
    private static readonly DateOnly AsOf = Workload.FirstDay.AddDays(PreparedStore.FirstReplayedDay - 1);

    private static readonly SegmentationModel Candidate = new()
    {
        Interaction = new InteractionAxis { WindowDays = 45, Medium = 4, High = 12 },
        Purchase = new PurchaseAxis { LapsedAfterDays = 75 },
    };

    public string Name => "preview";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var prepared = await PreparedStore.OpenAsync(context, context.Size, cancellation);
        await using var store = await prepared.CopyAsync(cancellation);
        await store.Placements.RunAsync(store.Corp, everybody: true, AsOf, progress: null, cancellation);
        await using var product = Product(store.Folder);

        var (first, _) = await MeasureAsync(product, store, estimate: true, 1, cancellation);
        var (estimates, estimate) = await MeasureAsync(product, store, estimate: true, Runs, cancellation);
        var (counts, exact) = await MeasureAsync(product, store, estimate: false, Runs, cancellation);
        WrongResultException.ThrowUnlessEqual(exact.Moved.Count, await CountAsync(store, cancellation), "customers who would move");
        WrongResultException.ThrowUnlessEqual(estimate.Total, exact.Total, "customers in all");

        yield return Result.OfNumber(
            "effect of another model, first estimate", Goal.AtMost(0.3), estimates, "s",
            $", {estimate.Moved.Low:N0} to {estimate.Moved.High:N0} moves; {Spread.Short(first.Median)} s the first time after a start");
        yield return Result.OfNumber("the same, exactly", Goal.AtMost(2), counts, "s", $", {exact.Moved.Count:N0} moves");
    }

    private static WebApplication Product(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([new("Data:Directory", folder)]);
        builder.Services.AddPrivateTraffic(builder.Configuration);
        return builder.Build();
    }

    private static async Task<(Spread Seconds, PreviewResponse Answer)> MeasureAsync(
        WebApplication product, Store store, bool estimate, int runs, CancellationToken cancellation)
    {
        var (seconds, answer) = (new List<double>(runs), (PreviewResponse?)null);
        for (var i = 0; i < runs; i++)
        {
            await Processor.QuietAsync(cancellation);
            await using var scope = product.Services.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            var started = Stopwatch.GetTimestamp();
            answer = await mediator.Send(new PreviewModel.Query(store.Corp.Id, Candidate, AsOf, estimate), cancellation);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return (new Spread(seconds), answer!);
    }

    /// <summary>The moves, one customer after the other.</summary>
    private static async Task<long> CountAsync(Store store, CancellationToken cancellation)
    {
        await using var db = store.Open();
        var (before, after, view, moves) = (new Placer(new SegmentationModel()), new Placer(Candidate), new HistoryView(), 0L);
        await foreach (var (_, history) in new PlacementStore(db).HistoriesAsync(store.Corp.Id, 0, long.MaxValue, cancellation))
        {
            view.Load(history.Span);
            moves += before.Place(view, AsOf) is { } from && after.Place(view, AsOf) is { } to && !from.HasSameCellAndStageAs(to) ? 1 : 0;
        }

        return moves;
    }
}
