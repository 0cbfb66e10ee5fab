using PrivateTraffic.Domain.Attributes;
using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Labels.Journeys;
using PrivateTraffic.Domain.Labels.Membership;
using PrivateTraffic.Domain.Labels.Pyramid;
using PrivateTraffic.Domain.Labels.Rhythm;
using PrivateTraffic.Domain.Labels.Tenure;
using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Labels;

/// <summary>The further labels of one customer, with the numbers behind them.</summary>
public sealed record CustomerLabels
{
    /// <summary>Our number of the customer.</summary>
    public required long Id { get; init; }

    /// <summary>Days with a valid order.</summary>
    public required int PurchaseDays { get; init; }

    /// <summary>Days since the last of them; null without one.</summary>
    public required int? RecencyDays { get; init; }

    /// <summary>M: what they paid within the RFM window, in fen.</summary>
    public required long NetAmount { get; init; }

    /// <summary>How they keep to their purchase rhythm.</summary>
    public required RhythmStatus Rhythm { get; init; }

    /// <summary>g: the gap expected of them, in days; null without an order.</summary>
    public required double? ExpectedGapDays { get; init; }

    /// <summary>Their level of the pyramid.</summary>
    public required PyramidLevel Pyramid { get; init; }

    /// <summary>Whether they stayed.</summary>
    public required CustomerTenure Tenure { get; init; }

    /// <summary>Their membership.</summary>
    public required MembershipState Membership { get; init; }

    /// <summary>Their journey.</summary>
    public required JourneyStage Journey { get; init; }

    /// <summary>Their cohort and its stages; null where nobody has added them.</summary>
    public required CohortMember? Acquisition { get; init; }

    /// <summary>The risk of leaving, 0 to 100; null without an order, or where there was too little to learn from.</summary>
    public required double? Risk { get; init; }

    /// <summary>The probability of an order; null where it is not shown.</summary>
    public required double? Propensity { get; init; }

    /// <summary>The hour at which the preferred block of three begins; null where none is preferred.</summary>
    public required int? Hour { get; init; }

    /// <summary>The preferred channel; null where none is.</summary>
    public required string? Channel { get; init; }

    /// <summary>The categories bought.</summary>
    public required GroupWeights Categories { get; init; }

    /// <summary>The gender that was declared, and the one that purchases say.</summary>
    public required AttributeBelief Gender { get; init; }
}
