using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// Brings the rows of a file into the ledger in two passes: the first judges every row and writes nothing, the second writes the good
/// ones in batches, each a transaction. A row is known by its number, so an import that was stopped, or done before, is simply done
/// again.
/// </summary>
/// <typeparam name="TRow">What a row is understood to be.</typeparam>
/// <typeparam name="TOptions">How the file is to be read.</typeparam>
public abstract class FactImport<TRow, TOptions>
    where TRow : ImportRow
    where TOptions : ImportOptions
{
    private readonly PrivateTrafficDb db;
    private readonly TimeProvider clock;

    private protected FactImport(PrivateTrafficDb db, BusinessCalendar calendar, TimeProvider clock)
    {
        this.db = db;
        this.clock = clock;
        Calendar = calendar;
    }

    private protected BusinessCalendar Calendar { get; }

    /// <summary>Reads and judges every row. Nothing is written.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    /// <exception cref="IOException">The file cannot be reached.</exception>
    public async Task<ImportPreview> CheckAsync(
        ImportSource source, TOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var run = await BeginAsync(source, options, progress, cancellation);
        return await run.CheckAsync(Calendar, cancellation);
    }

    /// <summary>
    /// Checks the file and, when all its rows are good or <see cref="ImportOptions.KeepGood"/> is set, writes the good ones. Batches that
    /// were written before a cancellation stay.
    /// </summary>
    /// <exception cref="ImportFileException">The file cannot be read at all, or was changed meanwhile.</exception>
    /// <exception cref="IOException">The file cannot be reached.</exception>
    public async Task<ImportResult> ImportAsync(
        int corpId, ImportSource source, TOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var run = await BeginAsync(source, options, progress, cancellation);
        var preview = await run.CheckAsync(Calendar, cancellation);
        if (preview.BadRows > 0 && !options.KeepGood)
        {
            return new ImportResult(preview, IsWritten: false, default, 0);
        }

        var facts = new FactStore(db, Calendar);
        var counts = await run.WriteAsync(WriteAsync, cancellation);
        return new ImportResult(preview, IsWritten: true, counts, facts.CustomersCreated);

        async Task<FactCounts> WriteAsync(IReadOnlyList<TRow> rows)
        {
            var written = default(FactCounts);
            await db.WriteAsync(async () => written = await SaveAsync(facts, corpId, rows, options, cancellation), cancellation);
            return written;
        }
    }

    private protected abstract IRowFormat<TRow> FormatOf(TOptions options);

    private protected abstract Task<FactCounts> SaveAsync(
        FactStore facts, int corpId, IReadOnlyList<TRow> rows, TOptions options, CancellationToken cancellation);

    private protected CellReader CellsOf(TOptions options) =>
        new(new DateReader(Calendar, options.DateForm, clock.GetUtcNow()), options.CustomerKind);

    private async Task<ImportRun<TRow>> BeginAsync(
        ImportSource source, TOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var layout = await FileLayout.FindAsync(source, options, cancellation);
        return new ImportRun<TRow>(source, layout, FormatOf(options), options, progress);
    }
}
