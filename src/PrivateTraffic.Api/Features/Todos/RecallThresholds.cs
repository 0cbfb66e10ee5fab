using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>
/// RFM's thresholds rest on all buyers of a company, and are asked for by everybody who looks at their day: they are derived once and kept
/// for ten minutes.
/// </summary>
internal sealed class RecallThresholds(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim deriving = new(1, 1);
    private readonly Dictionary<int, (DateOnly Today, DateTimeOffset At, Derived Value)> known = [];

    /// <summary>The thresholds of a company today.</summary>
    public async Task<Derived> ReadAsync(int corpId, DateOnly today, CancellationToken cancellation)
    {
        await deriving.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (known.TryGetValue(corpId, out var entry) && entry.Today == today && now - entry.At < KeptFor)
            {
                return entry.Value;
            }

            var value = await DeriveAsync(corpId, cancellation);
            known[corpId] = (today, now, value);
            return value;
        }
        finally
        {
            deriving.Release();
        }
    }

    public void Dispose() => deriving.Dispose();

    private async Task<Derived> DeriveAsync(int corpId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var scan = scope.ServiceProvider.GetRequiredService<HistoryScan>();
        var frame = await scan.FrameAsync(corpId, asOf: null, instead: null, cancellation);
        var reader = new RfmReader(frame.Model.Rfm.WindowDays);
        var population = new RfmPopulation();
        await scan.VisitAsync(corpId, withTimes: false, (_, history) =>
        {
            if (reader.Read(history, frame.AsOf) is { } facts)
            {
                population.Add(facts);
            }
        }, cancellation);
        return new Derived(frame.AsOf, frame.Model.Rfm, RfmSegmentation.Of(population, frame.Model.Rfm));
    }

    /// <param name="AsOf">The last complete day.</param>
    /// <param name="Rules">The rules they were derived by.</param>
    /// <param name="Rfm">The thresholds.</param>
    internal sealed record Derived(DateOnly AsOf, RfmRules Rules, RfmSegmentation Rfm)
    {
        /// <summary>A reader for one thread, to be used for many customers.</summary>
        public RfmReader NewReader() => new(Rules.WindowDays);

        /// <summary>Whether a customer is to be won back, and on what grounds; null when not.</summary>
        public Recalled? RecallOf(HistoryView history, RfmReader reader) =>
            reader.Read(history, AsOf) is { } facts && Rfm.LabelOf(facts).Recall is { } priority ? new Recalled(facts, priority) : null;

        /// <summary>Those among some customers who are to be won back.</summary>
        public async Task<IReadOnlyList<(long Id, Recalled Recalled)>> FindAsync(
            PlacementStore store, int corpId, long[] ids, CancellationToken cancellation)
        {
            var workers = await store.ScanAsync(
                corpId, ids, () => (Reader: NewReader(), Found: new List<(long, Recalled)>()), (worker, id, history) =>
                {
                    if (RecallOf(history, worker.Reader) is { } recalled)
                    {
                        worker.Found.Add((id, recalled));
                    }
                }, cancellation);
            return [.. workers.SelectMany(w => w.Found)];
        }
    }
}

/// <summary>Why somebody is on the recall list (重要挽留).</summary>
internal readonly record struct Recalled(RfmFacts Facts, RecallPriority Priority);
