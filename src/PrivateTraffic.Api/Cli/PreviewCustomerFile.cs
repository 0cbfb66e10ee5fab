using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes the customers whose labels would change to a CSV file one by one, in the order of their numbers. Cells that a spreadsheet would
/// take for a formula are escaped.
/// </summary>
internal sealed class PreviewCustomerFile : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "amount_fen", "cell_before", "cell_after", "stage_before", "stage_after", "segment_before",
        "segment_after",
    ];

    private readonly CustomerFile file;

    private PreviewCustomerFile(CustomerFile file) => this.file = file;

    public static async Task<PreviewCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation) =>
        new(await CustomerFile.OpenAsync(path, databases, corpId, Columns, cancellation));

    public async ValueTask WriteAsync(PreviewedCustomer previewed)
    {
        if (!previewed.Moves)
        {
            return;
        }

        var customer = previewed.Customer;
        var csv = await file.BeginAsync(customer.Id);
        csv.WriteField(customer.NetAmount);
        csv.WriteField(customer.CellBefore.Key);
        csv.WriteField(customer.CellAfter.Key);
        csv.WriteField(LifecycleRules.KeyOf(customer.StageBefore));
        csv.WriteField(LifecycleRules.KeyOf(customer.StageAfter));
        csv.WriteField(previewed.SegmentBefore?.Key ?? "");
        csv.WriteField(previewed.SegmentAfter?.Key ?? "");
        await csv.EndRecordAsync();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
