using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Placements;

/// <summary>What a placement run did.</summary>
/// <param name="Placed">Customers that were placed anew.</param>
/// <param name="Moved">Those among them whose cell or stage changed.</param>
public readonly record struct PlacementCounts(long Placed, long Moved)
{
    public static PlacementCounts operator +(PlacementCounts left, PlacementCounts right) =>
        new(left.Placed + right.Placed, left.Moved + right.Moved);
}

/// <summary>
/// Places customers and stores where they stand. A placement follows from history and model alone, so that any part can be done again.
/// </summary>
public sealed class PlacementStore(PrivateTrafficDb db)
{
    /// <summary>Pages handled in one transaction.</summary>
    public const int PagesPerPart = 256;

    private const int LookUpSize = 5_000;

    /// <summary>The numbers of the parts into which a run over a corp is cut; each is a transaction of its own.</summary>
    public async Task<int> PartsAsync(int corpId, CancellationToken cancellation)
    {
        var last = await db.Customers.Where(c => c.CorpId == corpId).MaxAsync(c => (long?)c.Id, cancellation) ?? -1;
        return last < 0 ? 0 : (int)(PageOf(last) / PagesPerPart) + 1;
    }

    /// <summary>The parts in which somebody has new facts, or a day on which the calendar may change something has come.</summary>
    public async Task<IReadOnlyList<int>> DuePartsAsync(int corpId, DateOnly today, CancellationToken cancellation)
    {
        const int PerPart = PagesPerPart * PlacementRecord.PerPage;
        var touched = await db.TouchedCustomers.Where(t => t.CorpId == corpId)
            .Select(t => t.CustomerId / PerPart).Distinct().ToListAsync(cancellation);
        var due = await db.PlacementPages.Where(p => p.CorpId == corpId && p.NextOn <= today)
            .Select(p => p.Number / PagesPerPart).Distinct().ToListAsync(cancellation);
        return [.. touched.Union(due).Order().Select(p => (int)p)];
    }

    /// <summary>Whether pages are of an older layout, so that everybody must be placed again.</summary>
    public Task<bool> HasOldPagesAsync(int corpId, CancellationToken cancellation) =>
        db.PlacementPages.AnyAsync(p => p.CorpId == corpId && p.Format != PlacementRecord.Format, cancellation);

    /// <summary>The day as of which everybody who was due has been placed last; null before the first run came to its end.</summary>
    public Task<DateOnly?> PlacedThroughAsync(int corpId, CancellationToken cancellation) =>
        db.Corps.Where(c => c.Id == corpId).Select(c => c.PlacedThrough).SingleAsync(cancellation);

    /// <summary>The version of the model under which everybody has been placed last; 0 for the defaults.</summary>
    public Task<int> PlacedModelAsync(int corpId, CancellationToken cancellation) =>
        db.Corps.Where(c => c.Id == corpId).Select(c => c.PlacedModel).SingleAsync(cancellation);

    /// <summary>Notes that a run as of a day has come to its end, which leaves everybody placed under a version of the model.</summary>
    public Task SetPlacedThroughAsync(int corpId, DateOnly day, int model, CancellationToken cancellation) => db.WriteAsync(
        () => db.Corps.Where(c => c.Id == corpId && (c.PlacedThrough != day || c.PlacedModel != model))
            .ExecuteUpdateAsync(
                c => c.SetProperty(x => x.PlacedThrough, day).SetProperty(x => x.PlacedModel, model), cancellation), cancellation);

    /// <summary>Places everybody in a part.</summary>
    /// <param name="corpId">Whose customers.</param>
    /// <param name="part">The part.</param>
    /// <param name="model">By which model.</param>
    /// <param name="today">As of which day.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <param name="placedThrough">
    /// See <see cref="PlacedThroughAsync"/>. Whoever was not placed since stood there without a change, so
    /// that moves are looked for from the day after on only: a fact that comes late moves a customer on the day on which it is known.
    /// </param>
    /// <exception cref="ModelSupersededException">Another version of the model has come into effect; nothing was stored.</exception>
    public Task<PlacementCounts> PlaceAllAsync(
        int corpId, int part, NumberedModel model, DateOnly today, CancellationToken cancellation,
        DateOnly? placedThrough = null) => InPartAsync(corpId, part, model, today, async pages =>
    {
        await Touched(corpId, pages).ExecuteDeleteAsync(cancellation);
        var pass = new PlacementPass(model, today, placedThrough, pages);
        await using (var command = HistoriesCommand(corpId, pages.First, pages.Last))
        {
            await pass.PlaceAsync(command, db.Dialect, cancellation);
        }

        return await SaveAsync(corpId, pages, pass, cancellation);
    }, cancellation);

    /// <summary>
    /// Places those in a part who have new facts, or for whom the calendar may change something by <paramref name="today"/>.
    /// </summary>
    /// <inheritdoc cref="PlaceAllAsync"/>
    public Task<PlacementCounts> PlaceDueAsync(
        int corpId, int part, NumberedModel model, DateOnly today, CancellationToken cancellation,
        DateOnly? placedThrough = null) => InPartAsync(corpId, part, model, today, async pages =>
    {
        var touched = await Touched(corpId, pages).Select(t => t.CustomerId).ToArrayAsync(cancellation);
        var pass = new PlacementPass(model, today, placedThrough, pages);
        foreach (var ids in pages.Due(today).Union(touched).Order().Chunk(LookUpSize))
        {
            var customers = db.Dialect.LockCustomers(db, ids).Where(c => c.MergedInto == null).Select(c => new { c.Id, c.History });
            await using var command = customers.CreateDbCommand();
            var found = await pass.PlaceAsync(command, db.Dialect, cancellation);
            foreach (var gone in found.Count < ids.Length ? ids.Except(found) : [])
            {
                pages.Clear(gone);
            }
        }

        foreach (var ids in touched.Chunk(LookUpSize))
        {
            await db.TouchedCustomers.Where(t => EF.Parameter(ids).Contains(t.CustomerId)).ExecuteDeleteAsync(cancellation);
        }

        return await SaveAsync(corpId, pages, pass, cancellation);
    }, cancellation);

    /// <summary>
    /// The histories of a corp's customers with ids in a range, in the order of ids. The memory is valid until the next one is read.
    /// </summary>
    public async IAsyncEnumerable<(long Id, ReadOnlyMemory<byte> History)> HistoriesAsync(
        int corpId, long first, long last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = HistoriesCommand(corpId, first, last);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var buffer = new byte[1024];
            while (await reader.ReadAsync(cancellation))
            {
                var length = Copy(db.Dialect.BlobOf(reader, 1), ref buffer);
                yield return (reader.GetInt64(0), buffer.AsMemory(0, length));
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Visits every customer of a corp on all processors, in no particular order.</summary>
    /// <param name="corpId">Whose customers.</param>
    /// <param name="create">Makes what one thread at a time collects into.</param>
    /// <param name="visit">Told the number and the history of each customer; the view is valid during the visit only.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="withTimes">Whether times of day are needed.</param>
    /// <returns>What was collected, one for each thread.</returns>
    public async Task<IReadOnlyList<T>> ScanAsync<T>(
        int corpId, Func<T> create, Action<T, long, HistoryView> visit, CancellationToken cancellation, bool withTimes = false)
    {
        await using var command = HistoriesCommand(corpId, 0, long.MaxValue);
        return await ScanAsync(command, create, visit, withTimes, cancellation);
    }

    /// <summary>
    /// Visits some customers of a corp as
    /// <see cref="ScanAsync{T}(int, Func{T}, Action{T, long, HistoryView}, CancellationToken, bool)"/> does.
    /// </summary>
    public async Task<IReadOnlyList<T>> ScanAsync<T>(
        int corpId, long[] ids, Func<T> create, Action<T, long, HistoryView> visit, CancellationToken cancellation)
    {
        await using var command = db.Customers
            .Where(c => EF.Parameter(ids).Contains(c.Id) && c.CorpId == corpId && c.MergedInto == null)
            .Select(c => new { c.Id, c.History }).CreateDbCommand();
        return await ScanAsync(command, create, visit, withTimes: false, cancellation);
    }

    private async Task<IReadOnlyList<T>> ScanAsync<T>(
        DbCommand command, Func<T> create, Action<T, long, HistoryView> visit, bool withTimes, CancellationToken cancellation)
    {
        var idle = new ConcurrentBag<(T Into, HistoryView View)>();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            await Parallel.ForEachAsync(HistoryBatch.AllAsync(rows, db.Dialect, cancellation), cancellation, (batch, _) =>
            {
                var worker = idle.TryTake(out var found) ? found : (Into: create(), View: new HistoryView());
                for (var i = 0; i < batch.Ids.Length; i++)
                {
                    var history = batch.History(i);
                    visit(worker.Into, batch.Ids[i], withTimes ? worker.View.LoadWithTimes(history) : worker.View.Load(history));
                }

                idle.Add(worker);
                return ValueTask.CompletedTask;
            });
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return [.. idle.Select(w => w.Into)];
    }

    private DbCommand HistoriesCommand(int corpId, long first, long last)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            "SELECT id, history FROM customer WHERE id BETWEEN @first AND @last AND corp_id = @corp AND merged_into IS NULL ORDER BY id";
        AddParameter(command, "@first", first);
        AddParameter(command, "@last", last);
        AddParameter(command, "@corp", corpId);
        return command;
    }

    private static int Copy(ReadOnlySpan<byte> bytes, ref byte[] buffer)
    {
        if (buffer.Length < bytes.Length)
        {
            buffer = new byte[bytes.Length * 2];
        }

        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    private static long PageOf(long customerId) => customerId / PlacementRecord.PerPage;

    /// <summary>
    /// The model is looked at again once the pages are locked: a run that began before a new version was stored must not write over what a
    /// run under the new one has placed.
    /// </summary>
    private Task<PlacementCounts> InPartAsync(
        int corpId, int part, NumberedModel model, DateOnly today, Func<PageRange, Task<PlacementCounts>> work,
        CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        var first = (long)part * PagesPerPart;
        var stored = await db.Dialect.LockPages(db, corpId, first, first + PagesPerPart - 1).ToListAsync(cancellation);
        var isSuperseded = await db.ModelVersions.AnyAsync(
            v => v.CorpId == corpId && v.Number > model.Number && v.EffectiveFrom <= today, cancellation);
        return isSuperseded ? throw new ModelSupersededException(model.Number) : await work(new PageRange(corpId, first, stored));
    }, cancellation);

    private async Task<PlacementCounts> SaveAsync(int corpId, PageRange pages, PlacementPass pass, CancellationToken cancellation)
    {
        await db.UpsertAsync(pages.Changed(), cancellation);
        await db.AppendAsync([.. pass.Transitions(corpId)], cancellation);
        return pass.Counts;
    }

    private IQueryable<TouchedCustomer> Touched(int corpId, PageRange pages) =>
        db.TouchedCustomers.Where(t => t.CorpId == corpId && t.CustomerId >= pages.First && t.CustomerId <= pages.Last);

    private static void AddParameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
