using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Labels;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Models;

/// <summary>
/// Everything that decides where a customer stands: the axes and thresholds of one version. Immutable; a change makes a new version.
/// </summary>
public sealed record SegmentationModel
{
    /// <summary>The rows of the matrix.</summary>
    public InteractionAxis Interaction { get; init; } = new();

    /// <summary>The columns of the matrix.</summary>
    public PurchaseAxis Purchase { get; init; } = new();

    /// <summary>The lifecycle.</summary>
    public LifecycleRules Lifecycle { get; init; } = new();

    /// <summary>The value segments.</summary>
    public RfmRules Rfm { get; init; } = new();

    /// <summary>Customer lifetime value.</summary>
    public ClvRules Clv { get; init; } = new();

    /// <summary>The further labels: membership, risk, journey and others.</summary>
    public LabelRules Labels { get; init; } = new();

    /// <summary>From which data the day thresholds are derived.</summary>
    public ThresholdRules Thresholds { get; init; } = new();

    /// <summary>When and with which intervals the day thresholds were derived; null where they were configured.</summary>
    public ThresholdOrigin? Origin { get; init; }

    /// <summary>
    /// The different numbers of a customer that decide about their labels, by key. With more than seven nobody can act on a segmentation.
    /// </summary>
    public IReadOnlyList<string> Dimensions()
    {
        // Recency of RFM is days since the last order, like that of the purchase axis.
        List<string> dimensions = ["interaction-days", "purchase-days", "days-since-order", "orders", "net-amount"];
        if (Lifecycle.SilentClock != EventSet.Order)
        {
            dimensions.Add("days-since-silent-event");
        }

        if (Lifecycle.ChurnClock != EventSet.Order && Lifecycle.ChurnClock != Lifecycle.SilentClock)
        {
            dimensions.Add("days-since-churn-event");
        }

        return [.. dimensions.Concat(Labels.FamiliesInUse().SelectMany(f => f.Dimensions)).Distinct()];
    }

    /// <summary>
    /// What is wrong with the model, one sentence for each problem with the key, the value and the allowed range; empty when it can be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Within("interaction.windowDays", Interaction.WindowDays, 1, 366);
        Within("interaction.low", Interaction.Low, 1, Interaction.WindowDays);
        Within("interaction.medium", Interaction.Medium, Interaction.Low + 1, Interaction.WindowDays);
        Within("interaction.high", Interaction.High, Interaction.Medium + 1, Interaction.WindowDays);
        Within("purchase.lapsedAfterDays", Purchase.LapsedAfterDays, 1, 3660);
        Within("lifecycle.silentAfterDays", Lifecycle.SilentAfterDays, 1, 3660);
        Within("lifecycle.churnAfterDays", Lifecycle.ChurnAfterDays, Lifecycle.SilentAfterDays + 1, 7320);
        Within("lifecycle.matureFrom", Lifecycle.MatureFrom, 2, 1000);
        problems.AddRange(Rfm.Problems());
        problems.AddRange(Clv.Problems());
        problems.AddRange(Labels.Problems());
        problems.AddRange(Thresholds.Problems());
        return problems;

        void Within(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                problems.Add($"{key} is {value}; it must be {least} to {most}.");
            }
        }
    }
}
