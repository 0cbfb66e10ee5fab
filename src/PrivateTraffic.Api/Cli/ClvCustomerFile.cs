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
        "x", "t_x_weeks", "T_weeks", "p_active", "expected_purchases", "expected_spend_fen", "value_fen", "tier",
        "fading",
    ];

    private readonly CustomerFile file;

    private ClvCustomerFile(CustomerFile file) => this.file = file;

    public static async Task<ClvCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation) =>
        new(await CustomerFile.OpenAsync(path, databases, corpId, Columns, cancellation));

    public async ValueTask WriteAsync(CustomerValue customer)
    {
        var csv = await file.BeginAsync(customer.CustomerId);
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

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
