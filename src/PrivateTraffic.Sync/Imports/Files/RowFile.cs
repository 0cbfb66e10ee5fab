using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>
/// A file read row by row, each row judged. In memory are one row, the reader's buffer and <see cref="SeenRows"/>.
/// </summary>
internal sealed class RowFile<TRow> : IAsyncDisposable
    where TRow : ImportRow
{
    private const int LongestRow = 1 << 20;
    private const int RowsBetweenQuestions = 4_096;

    private readonly Stream stream;
    private readonly CsvReader reader;
    private readonly IRowFormat<TRow> format;
    private readonly Queue<CsvMalformedRecord> malformed = [];
    private readonly SeenRows seen;
    private Columns? columns;

    private RowFile(Stream stream, FileLayout layout, IRowFormat<TRow> format, SeenRows seen)
    {
        this.stream = stream;
        this.format = format;
        this.seen = seen;
        reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = layout.Delimiter,
            Encoding = layout.Encoding == FileEncoding.Utf8 ? null : layout.Encoding.Strict(),
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed.Enqueue,
        });
    }

    /// <summary>What the header says.</summary>
    public Columns Columns => columns ?? throw new InvalidOperationException("The header has not been read.");

    /// <summary>Bytes taken from the file so far; 0 when it does not tell.</summary>
    public long BytesRead => stream.CanSeek ? stream.Position : 0;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ImportFileException">There is no header, or it lacks a column.</exception>
    public static async Task<RowFile<TRow>> OpenAsync(
        ImportSource source, FileLayout layout, IRowFormat<TRow> format, ColumnMap map, SeenRows seen, CancellationToken cancellation)
    {
        seen.Clear();
        var file = new RowFile<TRow>(source.Open(), layout, format, seen);
        try
        {
            await file.ReadHeaderAsync(map, cancellation);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows, good and bad, in the order of the file. Rows without anything in any cell are passed over.</summary>
    /// <exception cref="ImportFileException">The rest of the file cannot be taken apart.</exception>
    public async IAsyncEnumerable<JudgedRow<TRow>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var cells = new string[format.Fields.Count];
        var problems = new RowProblems(Columns);
        for (var count = 1L; await NextAsync(cancellation); count++)
        {
            if (count % RowsBetweenQuestions == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            while (malformed.TryDequeue(out var record))
            {
                yield return Malformed(record);
            }

            if (!IsBlank())
            {
                yield return Judge(cells, problems);
            }
        }

        while (malformed.TryDequeue(out var record))
        {
            yield return Malformed(record);
        }
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private async Task ReadHeaderAsync(ColumnMap map, CancellationToken cancellation)
    {
        try
        {
            await reader.ReadHeaderAsync(cancellation);
        }
        catch (CsvFormatException error)
        {
            throw new ImportFileException(new(ImportProblemCode.RowTooLong, Math.Max(error.LineNumber, 1)));
        }

        if (malformed.TryDequeue(out var header))
        {
            throw new ImportFileException(Malformed(header).Problems[0]);
        }

        try
        {
            columns = Columns.Find(format.Fields, reader.Headers, map, format.LooksLikeData);
        }
        catch (ImportFileException refused)
        {
            throw new ImportFileException(refused.Problem) { Columns = [.. reader.Headers] };
        }
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (CsvFormatException error)
        {
            throw new ImportFileException(new(ImportProblemCode.RowTooLong, error.LineNumber));
        }
    }

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
            {
                return false;
            }
        }

        return true;
    }

    private JudgedRow<TRow> Judge(string[] cells, RowProblems problems)
    {
        var line = reader.LineNumber;
        problems.Begin(line);
        if (reader.FieldCount != Columns.Count)
        {
            return new(line, new ImportProblem(ImportProblemCode.CellCount, line, Detail: $"{reader.FieldCount}/{Columns.Count}"));
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Columns.IndexOf(i) is { } index ? reader.GetString(index).Trim() : "";
        }

        return format.Read(cells, problems) is { } row && problems.None ? Compare(line, row, problems) : new(line, problems.Take());
    }

    private JudgedRow<TRow> Compare(long line, TRow row, RowProblems problems)
    {
        if (seen.Add(row, line) is not { } first)
        {
            return new(line, row, isRepeated: false);
        }

        if (first.IsSame)
        {
            return new(line, row, isRepeated: true);
        }

        problems.Add(ImportProblemCode.Conflict, field: 0, row.Number, first.Line.ToString(CultureInfo.InvariantCulture));
        return new(line, problems.Take());
    }

    private static JudgedRow<TRow> Malformed(CsvMalformedRecord record) => record.Reason == CsvMalformedReason.UnterminatedQuote
        ? throw new ImportFileException(new(ImportProblemCode.UnclosedQuote, record.LineNumber))
        : new(record.LineNumber, new ImportProblem(ImportProblemCode.StrayQuote, record.LineNumber));
}
