using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Placements;

/// <summary>
/// One pass over customers of a part: where each stands now, and the steps of each since they were placed last. Histories are placed on all
/// processors while the next ones are read.
/// </summary>
internal sealed class PlacementPass(NumberedModel model, DateOnly today, DateOnly? placedThrough, PageRange pages)
{
    private readonly ConcurrentBag<Worker> workers = [];

    /// <summary>What the pass has done so far.</summary>
    public PlacementCounts Counts => workers.Aggregate(default(PlacementCounts), (sum, w) => sum + w.Counts);

    /// <summary>Places the customers that a command reads: rows of an id and a history.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyCollection<long>> PlaceAsync(DbCommand command, IDialect dialect, CancellationToken cancellation)
    {
        var ids = new List<long>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await Parallel.ForEachAsync(BatchesAsync(rows, dialect, ids, cancellation), cancellation, (batch, _) =>
        {
            var worker = workers.TryTake(out var idle) ? idle : new Worker(model, today, placedThrough, pages);
            worker.Place(batch);
            workers.Add(worker);
            return ValueTask.CompletedTask;
        });
        return ids;
    }

    /// <summary>The changes of cell or stage, by customer and day.</summary>
    public IEnumerable<Transition> Transitions(int corpId) => workers.SelectMany(w => w.Moves).OrderBy(m => m.Customer).Select(m => new Transition
    {
        CorpId = corpId,
        CustomerId = m.Customer,
        Day = m.To.AsOf,
        ModelVersion = model.Number,
        FromCell = (short)m.From.Cell.Index,
        ToCell = (short)m.To.Cell.Index,
        FromStage = (short)m.From.Stage,
        ToStage = (short)m.To.Stage,
    });

    private static async IAsyncEnumerable<HistoryBatch> BatchesAsync(
        DbDataReader rows, IDialect dialect, List<long> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var batch in HistoryBatch.AllAsync(rows, dialect, cancellation))
        {
            ids.AddRange(batch.Ids);
            yield return batch;
        }
    }

    /// <summary>Places batch after batch on one thread at a time.</summary>
    private sealed class Worker(NumberedModel model, DateOnly today, DateOnly? placedThrough, PageRange pages)
    {
        private readonly Placer placer = new(model.Model);
        private readonly HistoryView view = new();
        private long placed;
        private long moved;

        public List<(long Customer, Placement From, Placement To)> Moves { get; } = [];

        public PlacementCounts Counts => new(placed, moved);

        public void Place(HistoryBatch batch)
        {
            for (var i = 0; i < batch.Ids.Length; i++)
            {
                Place(batch.Ids[i], batch.History(i));
            }
        }

        private void Place(long id, ReadOnlySpan<byte> history)
        {
            ref var record = ref pages.Record(id);
            var before = record.ToPlacement();
            view.Load(history);
            var after = placer.Place(view, today);
            if (before is { } from && after is { } to)
            {
                moved += from.HasSameCellAndStageAs(to) ? 0 : 1;
                Follow(id, from, to);
            }

            placed++;
            record = after is { } placement ? PlacementRecord.Of(placement) : PlacementRecord.NotBefore(Placer.FirstVisible(view, today));
        }

        /// <summary>
        /// Days on which nobody ran the job leave the same trace as if it had run on each: moves there and back again among them.
        /// </summary>
        private void Follow(long id, Placement from, Placement to)
        {
            var known = placedThrough is { } day && day > from.AsOf ? day : from.AsOf;
            var first = known < today ? known.AddDays(1) : today;
            if (first == today && from.HasSameCellAndStageAs(to))
            {
                return;
            }

            foreach (var step in placer.Path(view, first, today))
            {
                if (!step.HasSameCellAndStageAs(from))
                {
                    Moves.Add((id, from, step));
                    from = step;
                }
            }
        }
    }
}
