using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>A threshold of days by one gap rule, with the evidence behind it.</summary>
public sealed record Threshold
{
    /// <summary>The value in days.</summary>
    public required int Days { get; init; }

    /// <summary>Whether it can be trusted and why it is not better.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>What the own population says, or the parent scope where the value came from there.</summary>
    public required GapThreshold Evidence { get; init; }

    /// <summary>
    /// Takes the value of the first scope that has enough data: the own one, the parent, else the configured default (segmentation
    /// specification, section 1.3, fallback chain).
    /// </summary>
    public static Threshold Of(GapThreshold own, GapThreshold? parent, int configured)
    {
        ArgumentNullException.ThrowIfNull(own);
        return own.Quality.IsUsable ? new Threshold { Days = own.Chosen.Days!.Value, Quality = own.Quality, Evidence = own }
            : parent?.Quality.IsUsable == true ? new Threshold
            {
                Days = parent.Chosen.Days!.Value,
                Quality = parent.Quality.With(EstimateReason.ParentScope, EstimateStatus.Provisional),
                Evidence = parent,
            }
            : new Threshold { Days = configured, Quality = own.Quality, Evidence = own };
    }
}
