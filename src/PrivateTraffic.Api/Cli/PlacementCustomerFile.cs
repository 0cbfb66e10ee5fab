using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes customers to a CSV file one by one, in the order of their numbers: where each stands, the numbers and thresholds behind it, and
/// what would change it. Cells that a spreadsheet would take for a formula are escaped.
/// </summary>
internal sealed class PlacementCustomerFile : IAsyncDisposable
{
    private static readonly string[] Columns =
    [
        "cell", "band", "stage", "lifecycle",
        "interaction_days", "window_days", "enters_at", "stays_from", "next_band_at", "band_drops_on", "last_interaction_on",
        "orders", "purchase_days", "amount_fen", "first_purchase_on", "last_purchase_on", "days_since_purchase", "lapsed_after_days",
        "lapses_on",
        "days_since_active", "silent_after_days", "silent_on", "days_since_churn_event", "churn_after_days", "churn_on", "mature_from",
        "reactivated_on", "next_on", "status", "reason",
    ];

    private readonly CustomerFile file;

    private PlacementCustomerFile(CustomerFile file) => this.file = file;

    public static async Task<PlacementCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation) =>
        new(await CustomerFile.OpenAsync(path, databases, corpId, Columns, cancellation));

    public async ValueTask WriteAsync(PlacedCustomer customer)
    {
        var placement = customer.Placement;
        var (band, purchase, lifecycle) = PlacementExplanation.Of(placement, customer.Model);
        var quality = ModelWarnings.QualityOf(customer.Model, placement.AsOf);
        var csv = await file.BeginAsync(customer.Id);
        csv.WriteField(placement.Cell.Key);
        csv.WriteField(MatrixCell.KeyOf(placement.Cell.Band));
        csv.WriteField(MatrixCell.KeyOf(placement.Cell.Stage));
        csv.WriteField(LifecycleRules.KeyOf(placement.Stage));
        csv.WriteField(band.Days);
        csv.WriteField(band.WindowDays);
        csv.WriteField(band.EntersAt);
        csv.WriteField(band.StaysFrom);
        csv.WriteField(Text(band.NextBandAt));
        csv.WriteField(Text(band.DropsOn));
        csv.WriteField(Text(placement.LastInteractionOn));
        csv.WriteField(placement.Orders);
        csv.WriteField(purchase.PurchaseDays);
        csv.WriteField(placement.NetAmount);
        csv.WriteField(Text(placement.FirstPurchaseOn));
        csv.WriteField(Text(placement.LastPurchaseOn));
        csv.WriteField(Text(purchase.DaysSinceLast));
        csv.WriteField(purchase.LapsedAfterDays);
        csv.WriteField(Text(purchase.LapsesOn));
        csv.WriteField(lifecycle.DaysSinceActive);
        csv.WriteField(lifecycle.SilentAfterDays);
        csv.WriteField(Text(lifecycle.SilentOn));
        csv.WriteField(lifecycle.DaysSinceChurnEvent);
        csv.WriteField(lifecycle.ChurnAfterDays);
        csv.WriteField(Text(lifecycle.ChurnOn));
        csv.WriteField(lifecycle.MatureFrom);
        csv.WriteField(Text(lifecycle.ReactivatedOn));
        csv.WriteField(Text(placement.NextOn));
        csv.WriteField(KeyOf(quality.Status));
        csv.WriteField(quality.Reason?.Key ?? "");
        await csv.EndRecordAsync();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static string KeyOf(EstimateStatus status) => status switch
    {
        EstimateStatus.Accepted => "accepted",
        EstimateStatus.Provisional => "provisional",
        EstimateStatus.Default => "default",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
