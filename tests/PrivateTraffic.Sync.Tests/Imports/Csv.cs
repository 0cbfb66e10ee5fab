using System.Text;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Imports;

/// <summary>Files made in tests, and what comes of checking them. The clock stands at 2026-03-01 10:00 in Shanghai.</summary>
internal static class Csv
{
    public const string Header = "order_id,customer_id,paid_at,amount";

    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ImportSource Bytes(params byte[] bytes) => new("orders.csv", () => new MemoryStream(bytes), bytes.Length);

    public static ImportSource Text(string text, Encoding? encoding = null) => Bytes((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    /// <summary>Lines, each ended by a line feed.</summary>
    public static ImportSource Lines(params IEnumerable<string> lines) => Text(string.Concat(lines.Select(l => l + "\n")));

    /// <summary>Orders under the default header.</summary>
    public static ImportSource Orders(params IEnumerable<string> rows) => Lines(rows.Prepend(Header));

    public static Task<ImportPreview> Check(ImportSource source, OrderImportOptions? options = null) =>
        new OrderImport(null!, BusinessCalendar.Shanghai, null!, new ManualClock())
            .CheckAsync(source, options ?? new(), null, Cancellation);

    public static Task<ImportPreview> CheckInteractions(ImportSource source, InteractionImportOptions? options = null) =>
        new InteractionImport(null!, BusinessCalendar.Shanghai, null!, new ManualClock())
            .CheckAsync(source, options ?? new(), null, Cancellation);

    /// <summary>The one problem of a file that cannot be read at all.</summary>
    public static async Task<ImportProblem> Refused(ImportSource source, OrderImportOptions? options = null) =>
        (await Should.ThrowAsync<ImportFileException>(() => Check(source, options))).Problem;

    /// <summary>The rows of an order file as they are understood.</summary>
    public static async Task<List<OrderRow>> Rows(ImportSource source, OrderImportOptions? options = null)
    {
        options ??= new();
        var layout = await FileLayout.FindAsync(source, options, Cancellation);
        var dates = new DateReader(BusinessCalendar.Shanghai, options.DateForm, new ManualClock().GetUtcNow());
        var format = new OrderFormat(new CellReader(dates, options.CustomerKind), options.Unit, BusinessCalendar.Shanghai);
        await using var file = await RowFile<OrderRow>.OpenAsync(source, layout, format, options.Map, new SeenRows(), Cancellation);
        var rows = new List<OrderRow>();
        await foreach (var judged in file.ReadAsync(Cancellation))
        {
            rows.Add(judged.Row.ShouldNotBeNull(string.Join("; ", judged.Problems)));
        }

        return rows;
    }
}
