using CsvHelper;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// A CSV file of customers, one by one in the order of their numbers. Every line begins with the number and what an order file or WeCom
/// calls the customer. Cells that a spreadsheet would take for a formula are escaped.
/// </summary>
internal sealed class CustomerFile : IAsyncDisposable
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    private readonly CsvWriter csv;
    private readonly CustomerNames names;

    private CustomerFile(CsvWriter csv, CustomerNames names) => (this.csv, this.names) = (csv, names);

    /// <param name="path">The file; one that is there is written over.</param>
    /// <param name="databases">Where customers are looked up.</param>
    /// <param name="corpId">Whose customers.</param>
    /// <param name="columns">The columns after number and identity.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    public static async Task<CustomerFile> OpenAsync(
        string path,
        IDbContextFactory<PrivateTrafficDb> databases,
        int corpId,
        IEnumerable<string> columns,
        CancellationToken cancellation) =>
        await OpenAsync(CsvWriter.ToFile(path, Options), databases, corpId, columns, cancellation);

    /// <param name="output">Where to write; it stays open.</param>
    /// <inheritdoc cref="OpenAsync(string, IDbContextFactory{PrivateTrafficDb}, int, IEnumerable{string}, CancellationToken)"/>
    public static Task<CustomerFile> OpenAsync(
        Stream output,
        IDbContextFactory<PrivateTrafficDb> databases,
        int corpId,
        IEnumerable<string> columns,
        CancellationToken cancellation) =>
        OpenAsync(CsvWriter.Create(output, Options, leaveOpen: true), databases, corpId, columns, cancellation);

    private static async Task<CustomerFile> OpenAsync(
        CsvWriter csv,
        IDbContextFactory<PrivateTrafficDb> databases,
        int corpId,
        IEnumerable<string> columns,
        CancellationToken cancellation)
    {
        csv.WriteHeader(["number", "customer_id", .. columns]);
        return new CustomerFile(csv, await CustomerNames.OpenAsync(databases, corpId, cancellation));
    }

    /// <summary>Begins the line of a customer; the caller writes the other fields, and ends the record.</summary>
    public async ValueTask<CsvWriter> BeginAsync(long customer)
    {
        csv.WriteField(customer);
        csv.WriteField(await names.OfAsync(customer) ?? "");
        return csv;
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await names.DisposeAsync();
    }
}
