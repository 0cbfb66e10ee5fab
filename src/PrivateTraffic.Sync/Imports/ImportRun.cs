using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// One file being imported: the passes over it share what was found out about it and the moment that counts as the present.
/// </summary>
internal sealed class ImportRun<TRow>(
    ImportSource source, FileLayout layout, IRowFormat<TRow> format, ImportOptions options, IProgress<ImportProgress>? progress)
    where TRow : ImportRow
{
    private const int RowsBetweenReports = 10_000;

    private readonly SeenRows seen = new();

    /// <summary>Judges every row.</summary>
    public async Task<ImportPreview> CheckAsync(BusinessCalendar calendar, CancellationToken cancellation)
    {
        var tally = new PreviewTally(options, calendar);
        await using var file = await OpenAsync(cancellation);
        var count = 0L;
        await foreach (var row in file.ReadAsync(cancellation))
        {
            tally.Add(row);
            if (++count % RowsBetweenReports == 0)
            {
                Report(ImportPhase.Checking, count, file);
            }
        }

        Report(ImportPhase.Checking, count, file);
        return tally.Preview(source.Name, layout, file.Columns);
    }

    /// <summary>Hands the good rows over, batch by batch.</summary>
    public async Task<FactCounts> WriteAsync(Func<IReadOnlyList<TRow>, Task<FactCounts>> write, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(cancellation);
        var counts = default(FactCounts);
        var count = 0L;
        var batch = new List<TRow>(options.BatchSize);
        await foreach (var judged in file.ReadAsync(cancellation))
        {
            count++;
            if (judged.Row is { } row)
            {
                batch.Add(row);
            }
            else if (!options.KeepGood)
            {
                // The first pass found no bad row.
                throw new ImportFileException(new(ImportProblemCode.FileChanged, judged.Line));
            }

            if (batch.Count == options.BatchSize)
            {
                await WriteBatchAsync();
            }
        }

        await WriteBatchAsync();
        return counts;

        async Task WriteBatchAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            if (batch.Count > 0)
            {
                counts += await write(batch);
                batch.Clear();
            }

            Report(ImportPhase.Writing, count, file);
        }
    }

    private Task<RowFile<TRow>> OpenAsync(CancellationToken cancellation) =>
        RowFile<TRow>.OpenAsync(source, layout, format, options.Map, seen, cancellation);

    private void Report(ImportPhase phase, long rows, RowFile<TRow> file) =>
        progress?.Report(new(phase, rows, file.BytesRead, source.Length));
}
