using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Api.Cli;

/// <summary>What became of an import, as <c>--json</c> prints it.</summary>
/// <param name="Written">False for a dry run, and where bad rows kept the file out.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="BadRows">Rows that cannot be taken.</param>
/// <param name="Added">Facts that were new.</param>
/// <param name="Changed">Facts that were known and differed.</param>
/// <param name="Unchanged">Facts that were known as they are.</param>
/// <param name="Skipped">Rows that were left out.</param>
/// <param name="CustomersCreated">Customers nobody had heard of before.</param>
/// <param name="FirstDay">The first business day of the good rows.</param>
/// <param name="LastDay">The last business day of the good rows.</param>
/// <param name="Amount">The sum of the good orders, in fen.</param>
/// <param name="Refunded">What of it was paid back, in fen.</param>
/// <param name="Encoding">How the file is written.</param>
/// <param name="Columns">The columns that were read, by field.</param>
/// <param name="Problems">The first problems, in the order of the file.</param>
internal sealed record ImportReport(
    bool Written,
    long Rows,
    long BadRows,
    int Added,
    int Changed,
    int Unchanged,
    long Skipped,
    int CustomersCreated,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    long Amount,
    long Refunded,
    string Encoding,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyList<ImportReport.Problem> Problems)
{
    public static ImportReport Of(ImportResult result, ImportTexts texts)
    {
        var preview = result.Preview;
        return new ImportReport(
            result.IsWritten,
            preview.Rows,
            preview.BadRows,
            result.Counts.Added,
            result.Counts.Changed,
            result.Counts.Unchanged,
            result.Skipped,
            result.CustomersCreated,
            preview.FirstDay,
            preview.LastDay,
            preview.Amount,
            preview.Refunded,
            preview.Encoding.ToString(),
            preview.Columns.ToDictionary(c => c.Field, c => c.Column),
            [.. preview.Problems.Select(p => new Problem(p.Code.ToString(), p.Line, p.Column, texts.Of(p)))]);
    }

    /// <summary>A problem of a row, or of the whole file where there is no line.</summary>
    internal sealed record Problem(string Code, long? Line, string? Column, string Message);
}
