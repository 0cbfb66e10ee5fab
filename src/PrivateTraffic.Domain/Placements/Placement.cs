using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Domain.Placements;

/// <summary>Where a customer stands at the end of a day, with the numbers behind it.</summary>
public readonly record struct Placement
{
    /// <summary>The as-of day: facts of this day and before are visible, nothing later is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The matrix cell.</summary>
    public required MatrixCell Cell { get; init; }

    /// <summary>The lifecycle stage.</summary>
    public required LifecycleStage Stage { get; init; }

    /// <summary>The day of the return, for customers who came back from silence or churn within the last silent-threshold days.</summary>
    public DateOnly? ReactivatedOn { get; init; }

    /// <summary>The first day after <see cref="AsOf"/> on which any of this can change without a new fact; null when never.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Days with at least one counted interaction in the window of the interaction axis.</summary>
    public int InteractionDays { get; init; }

    /// <summary>The day on which the band falls if nothing more happens; null for the silent.</summary>
    public DateOnly? BandDropsOn { get; init; }

    /// <summary>The last day with an interaction of any kind.</summary>
    public DateOnly? LastInteractionOn { get; init; }

    /// <summary>Valid orders: paid and not fully refunded.</summary>
    public int Orders { get; init; }

    /// <summary>Days with at least one valid order.</summary>
    public int PurchaseDays { get; init; }

    /// <summary>Paid minus refunded over all valid orders, in fen.</summary>
    public long NetAmount { get; init; }

    /// <summary>The first purchase day.</summary>
    public DateOnly? FirstPurchaseOn { get; init; }

    /// <summary>The last purchase day.</summary>
    public DateOnly? LastPurchaseOn { get; init; }

    /// <summary>The day from which silence is counted: the last event of the silent rule, or the day the customer was first seen.</summary>
    public required DateOnly SilentSince { get; init; }

    /// <summary>The day from which churn is counted: the last event of the churn rule, or the day the customer was first seen.</summary>
    public required DateOnly ChurnSince { get; init; }

    /// <summary>Whether cell and stage equal those of another placement.</summary>
    public bool HasSameCellAndStageAs(Placement other) => Cell == other.Cell && Stage == other.Stage;

    /// <summary>Whether every label equals that of another placement, whatever the numbers behind them.</summary>
    public bool HasSameLabelsAs(Placement other) => HasSameCellAndStageAs(other) && ReactivatedOn == other.ReactivatedOn;
}
