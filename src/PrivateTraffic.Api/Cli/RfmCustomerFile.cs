using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>Writes buyers with their value segment and scores to a CSV file one by one, in the order of their numbers.</summary>
internal sealed class RfmCustomerFile : IAsyncDisposable
{
    private static readonly string[] Columns =
        ["recency_days", "orders", "amount_fen", "segment", "segment_name", "r", "f", "m", "code", "box", "recall_priority"];

    private readonly CustomerFile file;

    private RfmCustomerFile(CustomerFile file) => this.file = file;

    public static async Task<RfmCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation) =>
        new(await CustomerFile.OpenAsync(path, databases, corpId, Columns, cancellation));

    public async ValueTask WriteAsync(RfmCustomer customer)
    {
        var (facts, label) = (customer.Facts, customer.Label);
        var csv = await file.BeginAsync(customer.Id);
        csv.WriteField(facts.Recency);
        csv.WriteField(facts.Frequency);
        csv.WriteField(facts.Monetary);
        csv.WriteField(label.Segment.Key);
        csv.WriteField(label.Segment.Name.Zh);
        csv.WriteField(label.Scores.R);
        csv.WriteField(label.Scores.F);
        csv.WriteField(label.Scores.M);
        csv.WriteField(label.Scores.Code);
        csv.WriteField(label.Box.Key);
        csv.WriteField(((int?)label.Recall)?.ToString(CultureInfo.InvariantCulture) ?? "");
        await csv.EndRecordAsync();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
