using CsvHelper;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes buyers with their predictions to a CSV file one by one, in the order of their numbers. Weeks and amounts are named in the
/// columns; cells that a spreadsheet would take for a formula are escaped.
/// </summary>
internal sealed class ClvCustomerFile : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "number", "customer_id", "x", "t_x_weeks", "T_weeks", "p_active", "expected_purchases", "expected_spend_fen", "value_fen", "tier",
        "fading",
    ];

    private readonly CsvWriter csv;
    private readonly CustomerNames names;

    private ClvCustomerFile(CsvWriter csv, CustomerNames names) => (this.csv, this.names) = (csv, names);

    public static async Task<ClvCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation)
    {
        var csv = CsvWriter.ToFile(path, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n" });
        csv.WriteHeader(Columns);
        return new ClvCustomerFile(csv, await CustomerNames.OpenAsync(databases, corpId, cancellation));
    }

    public async ValueTask WriteAsync(CustomerValue customer)
    {
        csv.WriteField(customer.CustomerId);
        csv.WriteField(await names.OfAsync(customer.CustomerId) ?? "");
        csv.WriteField(customer.Repeats);
        csv.WriteField(customer.RecencyWeeks);
        csv.WriteField(customer.AgeWeeks);
        csv.WriteField(customer.ProbabilityActive);
        csv.WriteField(customer.ExpectedPurchases);
        csv.WriteField(customer.ExpectedSpend);
        csv.WriteField(customer.Value);
        csv.WriteField(ClvKeys.Of(customer.Tier));
        csv.WriteField(customer.IsFading ? "true" : "false");
        await csv.EndRecordAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await names.DisposeAsync();
    }
}
