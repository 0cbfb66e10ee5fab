using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>What a file holds a row for each of.</summary>
public enum ImportKind
{
    Orders,
    Interactions,
}

/// <summary>An uploaded file on its way in.</summary>
/// <param name="Id">Its number, until it is dropped or forgotten.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Phase">What is being done while it is checked or written.</param>
/// <param name="Rows">Rows read, or customers placed, in this phase.</param>
/// <param name="Progress">How much of the phase is done, 0 to 1.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Fields">The fields that such a file may have.</param>
/// <param name="Columns">The columns of the file, as far as they are known.</param>
/// <param name="Refusal">Why it cannot be read; null when it can.</param>
/// <param name="Findings">What it holds; null until it is checked.</param>
/// <param name="Outcome">What became of it; null until it is written.</param>
public sealed record ImportResponse(
    Guid Id,
    ImportKind Kind,
    string Name,
    long Bytes,
    ImportState State,
    ImportPhase Phase,
    long Rows,
    double Progress,
    ImportReading Reading,
    IReadOnlyList<ImportFieldResponse> Fields,
    IReadOnlyList<string> Columns,
    string? Refusal,
    ImportFindings? Findings,
    ImportOutcome? Outcome)
{
    internal static ImportResponse Of(ImportJob job, TextLanguage language)
    {
        var (state, options, progress, refusal, preview, result) = job.Status;
        var texts = ImportTexts.In(language);
        return new ImportResponse(
            job.Id,
            options is OrderImportOptions ? ImportKind.Orders : ImportKind.Interactions,
            job.Source.Name,
            job.Source.Length ?? 0,
            state,
            progress.Phase,
            progress.Rows,
            progress.Total is > 0 and var total ? Math.Min(1, (double)progress.Done / total) : 0,
            ImportReading.Of(options),
            [.. FileImports.FieldsOf(options).Select(f => new ImportFieldResponse(f.Name, f.IsRequired))],
            preview is null ? refusal?.Columns ?? [] : [.. preview.Columns.Select(c => c.Column), .. preview.UnusedColumns],
            refusal is null ? null : texts.Of(refusal.Problem),
            preview is null ? null : ImportFindings.Of(preview, texts),
            result is { IsWritten: true } ? ImportOutcome.Of(result) : null);
    }
}

/// <summary>A field that is read from a column.</summary>
/// <param name="Name">Such as <c>paid_at</c>.</param>
/// <param name="IsRequired">Whether no row can do without.</param>
public sealed record ImportFieldResponse(string Name, bool IsRequired);

/// <summary>How a file is read, as far as somebody said so.</summary>
/// <param name="Source">The name of the source under which its facts are kept.</param>
/// <param name="Map">Columns by field, where their names do not tell; an empty one leaves the field out.</param>
/// <param name="DateForm">How dates are written: <c>dmy</c>, <c>mdy</c>, <c>excel</c> or a format.</param>
/// <param name="Encoding">The encoding; null to find out.</param>
/// <param name="Customer">What the column of customers holds; null to tell by the shape of each value.</param>
/// <param name="Unit">The unit of amounts; of no meaning for interactions.</param>
public sealed record ImportReading(
    string Source,
    IReadOnlyDictionary<string, string> Map,
    string? DateForm,
    FileEncoding? Encoding,
    IdentityKind? Customer,
    AmountUnit Unit)
{
    internal static ImportReading Of(ImportOptions options) => new(
        options.Source,
        options.Map.Columns,
        options.DateForm?.Name,
        options.Encoding,
        options.CustomerKind,
        options is OrderImportOptions orders ? orders.Unit : AmountUnit.Yuan);
}

/// <summary>What a file holds.</summary>
/// <param name="GoodRows">Rows that can be written.</param>
/// <param name="BadRows">Rows that cannot.</param>
/// <param name="RepeatedRows">Good rows that repeat an earlier one word for word.</param>
/// <param name="FirstDay">The first business day among the good rows.</param>
/// <param name="LastDay">The last one.</param>
/// <param name="Amount">The sum of the good orders, in fen.</param>
/// <param name="Refunded">What of it was paid back, in fen.</param>
/// <param name="Encoding">How the file is written.</param>
/// <param name="Columns">The columns that are read, by field.</param>
/// <param name="UnusedColumns">The columns that are not read.</param>
/// <param name="Customers">Good rows by how their customer is named.</param>
/// <param name="Kinds">Good interactions by kind.</param>
/// <param name="Problems">The first problems, in the order of the file.</param>
/// <param name="ProblemCount">All problems; a row may have several.</param>
public sealed record ImportFindings(
    long GoodRows,
    long BadRows,
    long RepeatedRows,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    long Amount,
    long Refunded,
    FileEncoding Encoding,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyList<string> UnusedColumns,
    IReadOnlyDictionary<IdentityKind, long> Customers,
    IReadOnlyDictionary<InteractionKind, long> Kinds,
    IReadOnlyList<string> Problems,
    long ProblemCount)
{
    private const int ProblemsShown = 20;

    internal static ImportFindings Of(ImportPreview preview, ImportTexts texts) => new(
        preview.GoodRows,
        preview.BadRows,
        preview.RepeatedRows,
        preview.FirstDay,
        preview.LastDay,
        preview.Amount,
        preview.Refunded,
        preview.Encoding,
        preview.Columns.ToDictionary(c => c.Field, c => c.Column),
        preview.UnusedColumns,
        preview.Customers,
        preview.Kinds,
        [.. preview.Problems.Take(ProblemsShown).Select(texts.Of)],
        preview.ProblemCounts.Values.Sum());
}

/// <summary>What became of a file.</summary>
/// <param name="Added">Facts that were new.</param>
/// <param name="Changed">Facts that were known and differed.</param>
/// <param name="Unchanged">Facts that were known as they are.</param>
/// <param name="Skipped">Rows that were left out.</param>
/// <param name="CustomersCreated">Customers nobody had heard of before.</param>
public sealed record ImportOutcome(int Added, int Changed, int Unchanged, long Skipped, int CustomersCreated)
{
    internal static ImportOutcome Of(ImportResult result) =>
        new(result.Counts.Added, result.Counts.Changed, result.Counts.Unchanged, result.Skipped, result.CustomersCreated);
}
