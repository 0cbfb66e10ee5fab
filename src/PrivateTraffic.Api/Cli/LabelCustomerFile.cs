using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes customers with their labels to a CSV file one by one, in the order of their numbers. Days, points and amounts are named in the
/// columns; cells that a spreadsheet would take for a formula are escaped. The last column says of which families the labels are not
/// simply accepted, and why.
/// </summary>
internal sealed class LabelCustomerFile : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "purchase_days", "recency_days", "amount_fen", "rhythm", "expected_gap_days", "pyramid", "tenure",
        "membership", "membership_until", "risk", "risk_score", "propensity", "propensity_score", "journey", "journey_since",
        "journey_stalled", "added_on", "acquisition", "hour", "channel", "categories", "gender", "gender_declared", "gender_inferred",
        "gender_confidence", "reasons",
    ];

    private readonly CustomerFile file;
    private (LabelReport Report, string Text)? reasons;

    private LabelCustomerFile(CustomerFile file) => this.file = file;

    public static async Task<LabelCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation) =>
        new(await CustomerFile.OpenAsync(path, databases, corpId, Columns, cancellation));

    public async ValueTask WriteAsync(LabelReport report, CustomerLabels customer)
    {
        var keys = report.KeysOf(customer).ToLookup(k => k.Family, k => k.Key);
        var csv = await file.BeginAsync(customer.Id);
        csv.WriteField(customer.PurchaseDays);
        csv.WriteField(Text(customer.RecencyDays));
        csv.WriteField(customer.NetAmount);
        csv.WriteField(Of(LabelFamily.Rhythm));
        csv.WriteField(Text(customer.ExpectedGapDays));
        csv.WriteField(Of(LabelFamily.Pyramid));
        csv.WriteField(Of(LabelFamily.Tenure));
        csv.WriteField(Of(LabelFamily.Membership));
        csv.WriteField(Text(customer.Membership.ValidUntil));
        csv.WriteField(Of(LabelFamily.Risk));
        csv.WriteField(Text(customer.Risk));
        csv.WriteField(Of(LabelFamily.Propensity));
        csv.WriteField(Text(customer.Propensity));
        csv.WriteField(Of(LabelFamily.Journey));
        csv.WriteField(Text(customer.Journey.Since));
        csv.WriteField(customer.Journey.IsStalled ? "true" : "false");
        csv.WriteField(Text(customer.Acquisition?.AddedOn));
        csv.WriteField(Of(LabelFamily.Acquisition));
        csv.WriteField(Of(LabelFamily.Hour));
        csv.WriteField(Of(LabelFamily.Channel));
        csv.WriteField(string.Join('|', customer.Categories.Select(Text)));
        csv.WriteField(Of(LabelFamily.Gender));
        csv.WriteField(customer.Gender.Declared ?? "");
        csv.WriteField(customer.Gender.Inferred ?? "");
        csv.WriteField(customer.Gender.Inferred is null ? "" : Text(customer.Gender.Confidence));
        csv.WriteField(ReasonsOf(report));
        await csv.EndRecordAsync();

        string Of(LabelFamily family) => string.Join('|', keys[family]);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private string ReasonsOf(LabelReport report)
    {
        if (reasons is not { } known || known.Report != report)
        {
            var families = report.Families.Where(f => f.Quality.Reason is not null).Select(f => $"{f.Family.Key}:{f.Quality.Reason!.Key}");
            reasons = known = (report, string.Join('|', families));
        }

        return known.Text;
    }

    private static string Text(GroupWeight group) => string.Create(CultureInfo.InvariantCulture, $"{group.Key}:{group.Weight:0.####}");

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
