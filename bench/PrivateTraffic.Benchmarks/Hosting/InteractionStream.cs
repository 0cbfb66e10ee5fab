using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Benchmarks.Hosting;

/// <summary>Takes in interactions of customers at random, ten batches a second, as long as it is open.</summary>
internal sealed class InteractionStream(IDbContextFactory<PrivateTrafficDb> databases, CorpRegistry corps) : IDisposable
{
    private const int BatchesPerSecond = 10;
    private readonly CancellationTokenSource stop = new();
    private Task<int> flowing = Task.FromResult(0);

    public void Open(int perSecond) => flowing = FlowAsync(perSecond);

    /// <summary>Ends the stream.</summary>
    /// <returns>How many interactions it has stored.</returns>
    public async Task<int> CloseAsync()
    {
        await stop.CancelAsync();
        return await flowing;
    }

    public void Dispose() => stop.Dispose();

    private async Task<int> FlowAsync(int perSecond)
    {
        var corp = await corps.DefaultAsync(CancellationToken.None);
        await using var db = await databases.CreateDbContextAsync();
        var customers = await db.Customers.Where(c => c.CorpId == corp.Id).Select(c => c.Id).ToListAsync();
        var random = new Random(1);
        var stored = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / BatchesPerSecond));
        while (!stop.IsCancellationRequested && await timer.WaitForNextTickAsync())
        {
            var batch = Enumerable.Range(0, perSecond / BatchesPerSecond).Select(i => new RecordedInteraction
            {
                CorpId = corp.Id,
                Source = "stream",
                SourceId = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{stored + i}"),
                CustomerId = customers[random.Next(customers.Count)],
                Kind = InteractionKind.Open,
                OccurredAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            }).ToArray();
            stored += (await db.WriteAsync(() => new FactStore(db, corp.Calendar).AddAsync(corp.Id, batch, CancellationToken.None), CancellationToken.None)).Added;
        }

        return stored;
    }
}
