using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Domain.Placements;

/// <summary>Why a customer stands where they stand: for each axis the numbers, the thresholds they were compared with, and what would change it.</summary>
public sealed record PlacementExplanation(BandExplanation Band, PurchaseExplanation Purchase, LifecycleExplanation Lifecycle)
{
    /// <summary>Explains a placement by the model that made it.</summary>
    public static PlacementExplanation Of(Placement placement, SegmentationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(BandOf(placement, model), PurchaseOf(placement, model), LifecycleOf(placement, model));
    }

    private static BandExplanation BandOf(Placement placement, SegmentationModel model)
    {
        var band = placement.Cell.Band;
        return new(
            placement.InteractionDays,
            model.Interaction.WindowDays,
            model.Interaction.EntryOf(band),
            model.Interaction.ExitOf(band),
            band == InteractionBand.High ? null : model.Interaction.EntryOf(band + 1),
            placement.BandDropsOn);
    }

    private static PurchaseExplanation PurchaseOf(Placement placement, SegmentationModel model)
    {
        var lapsedAfter = model.Purchase.LapsedAfterDays;
        return new(
            placement.PurchaseDays,
            placement.LastPurchaseOn is { } last ? placement.AsOf.DayNumber - last.DayNumber : null,
            lapsedAfter,
            placement.Cell.Stage is PurchaseStage.First or PurchaseStage.Repurchase ? placement.LastPurchaseOn?.AddDays(lapsedAfter + 1) : null);
    }

    private static LifecycleExplanation LifecycleOf(Placement placement, SegmentationModel model)
    {
        var rules = model.Lifecycle;
        return new(
            placement.AsOf.DayNumber - placement.SilentSince.DayNumber,
            rules.SilentAfterDays,
            Later(placement.SilentSince.AddDays(rules.SilentAfterDays + 1)),
            placement.AsOf.DayNumber - placement.ChurnSince.DayNumber,
            rules.ChurnAfterDays,
            Later(placement.ChurnSince.AddDays(rules.ChurnAfterDays + 1)),
            placement.PurchaseDays,
            rules.MatureFrom,
            placement.ReactivatedOn);

        DateOnly? Later(DateOnly day) => day > placement.AsOf ? day : null;
    }
}

/// <summary>Why this band.</summary>
/// <param name="Days">Interaction days in the window.</param>
/// <param name="WindowDays">The length of the window in days.</param>
/// <param name="EntersAt">The count from which the band is entered, 0 for the silent.</param>
/// <param name="StaysFrom">The count down to which the band is kept once entered, 0 for the silent.</param>
/// <param name="NextBandAt">The count that makes the next higher band; null for the highest.</param>
/// <param name="DropsOn">The day on which the band falls if nothing more happens; null for the silent.</param>
public sealed record BandExplanation(int Days, int WindowDays, int EntersAt, int StaysFrom, int? NextBandAt, DateOnly? DropsOn);

/// <summary>Why this purchase stage.</summary>
/// <param name="PurchaseDays">Days with at least one valid order.</param>
/// <param name="DaysSinceLast">Days since the last of them; null without purchases.</param>
/// <param name="LapsedAfterDays">Lapsed iff more days than this have passed.</param>
/// <param name="LapsesOn">The day on which the buyer lapses if they do not buy; null for those who have lapsed or never bought.</param>
public sealed record PurchaseExplanation(int PurchaseDays, int? DaysSinceLast, int LapsedAfterDays, DateOnly? LapsesOn);

/// <summary>Why this lifecycle stage.</summary>
/// <param name="DaysSinceActive">Days since the last event of the silent rule, or since the customer was first seen.</param>
/// <param name="SilentAfterDays">Silent iff more days than this have passed.</param>
/// <param name="SilentOn">The day on which silence begins if nothing happens; null when it has begun.</param>
/// <param name="DaysSinceChurnEvent">Days since the last event of the churn rule, or since the customer was first seen.</param>
/// <param name="ChurnAfterDays">A silent customer has churned iff more days than this have passed.</param>
/// <param name="ChurnOn">The day on which this threshold is crossed if nothing happens; null when it has been.</param>
/// <param name="PurchaseDays">Days with at least one valid order.</param>
/// <param name="MatureFrom">Purchase days that make a customer mature.</param>
/// <param name="ReactivatedOn">The day of the return, for customers who came back lately.</param>
public sealed record LifecycleExplanation(
    int DaysSinceActive,
    int SilentAfterDays,
    DateOnly? SilentOn,
    int DaysSinceChurnEvent,
    int ChurnAfterDays,
    DateOnly? ChurnOn,
    int PurchaseDays,
    int MatureFrom,
    DateOnly? ReactivatedOn);
