using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes the customers whose labels would change to a CSV file, in the order of their numbers, with the identity by which a file or WeCom knows
/// them. Phones are never written. Cells that a spreadsheet would take for a formula are escaped.
/// </summary>
internal sealed class PreviewCustomerFile : IAsyncDisposable
{
    private const string Header = "number,customer_id,amount_fen,cell_before,cell_after,stage_before,stage_after,segment_before,segment_after";

    private readonly StreamWriter output;
    private readonly CustomerNames names;

    private PreviewCustomerFile(StreamWriter output, CustomerNames names) => (this.output, this.names) = (output, names);

    public static async Task<PreviewCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation)
    {
        var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        await output.WriteLineAsync(Header.AsMemory(), cancellation);
        return new PreviewCustomerFile(output, await CustomerNames.OpenAsync(databases, corpId, cancellation));
    }

    public async ValueTask WriteAsync(PreviewedCustomer previewed)
    {
        if (!previewed.Moves)
        {
            return;
        }

        var customer = previewed.Customer;
        var name = Cell(await names.OfAsync(customer.Id) ?? "");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{customer.Id},{name},{customer.NetAmount},{customer.CellBefore.Key},{customer.CellAfter.Key},"
            + $"{LifecycleRules.KeyOf(customer.StageBefore)},{LifecycleRules.KeyOf(customer.StageAfter)},"
            + $"{previewed.SegmentBefore?.Key},{previewed.SegmentAfter?.Key}"));
    }

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync();
        await names.DisposeAsync();
    }

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
