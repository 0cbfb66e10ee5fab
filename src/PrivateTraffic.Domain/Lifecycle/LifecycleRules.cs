using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Lifecycle;

/// <summary>
/// The thresholds of the lifecycle (segmentation specification, sections 3 and 4). Each threshold is measured on the events of its own rule:
/// days since the last anchor or return event, or since the customer was added where there was none.
/// </summary>
public sealed record LifecycleRules
{
    /// <summary>The last day of being active: silent iff more days than this have passed. At least 1; default 18.</summary>
    public int SilentAfterDays { get; init; } = 18;

    /// <summary>The last day of being silent: churned iff more days than this have passed. Above <see cref="SilentAfterDays"/>; default 27.</summary>
    public int ChurnAfterDays { get; init; } = 27;

    /// <summary>Purchase days from which a customer is mature. At least 2; default 2.</summary>
    public int MatureFrom { get; init; } = 2;

    /// <summary>The events whose absence makes a customer silent. Default: orders and every interaction.</summary>
    public EventSet SilentClock { get; init; } = EventSet.All;

    /// <summary>The events whose absence makes a silent customer churned. Default: orders and every interaction.</summary>
    public EventSet ChurnClock { get; init; } = EventSet.All;

    /// <summary>The stage of a customer; the first condition that holds wins.</summary>
    /// <param name="silentRecency">Days since the last event of <see cref="SilentClock"/>.</param>
    /// <param name="churnRecency">Days since the last event of <see cref="ChurnClock"/>.</param>
    /// <param name="purchaseDays">Days with at least one valid order.</param>
    public LifecycleStage StageOf(int silentRecency, int churnRecency, int purchaseDays)
    {
        if (silentRecency > SilentAfterDays)
        {
            return churnRecency > ChurnAfterDays ? LifecycleStage.Churn : LifecycleStage.Silent;
        }

        return purchaseDays >= MatureFrom ? LifecycleStage.Mature
            : purchaseDays > 0 ? LifecycleStage.Growth
            : LifecycleStage.Introduction;
    }

    /// <summary>The name of a stage in keys, such as <c>growth</c>.</summary>
    public static string KeyOf(LifecycleStage stage) => stage switch
    {
        LifecycleStage.Introduction => "introduction",
        LifecycleStage.Growth => "growth",
        LifecycleStage.Mature => "mature",
        LifecycleStage.Silent => "silent",
        LifecycleStage.Churn => "churn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
