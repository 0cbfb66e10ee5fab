using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>The day thresholds and band levels that a company's data say, each with its evidence.</summary>
public sealed record DerivedThresholds
{
    /// <summary>The as-of day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Customers seen by that day.</summary>
    public required long Customers { get; init; }

    /// <summary>The rules that were followed.</summary>
    public required ThresholdRules Rules { get; init; }

    /// <summary>The silent threshold S.</summary>
    public required Threshold Silent { get; init; }

    /// <summary>The churn threshold C.</summary>
    public required ChurnThreshold Churn { get; init; }

    /// <summary>The lapsed threshold of the purchase axis.</summary>
    public required Threshold Lapsed { get; init; }

    /// <summary>The entry levels of the interaction axis.</summary>
    public required BandLevels Bands { get; init; }

    /// <summary>The status and reasons of everything together.</summary>
    public EstimateQuality Quality => Silent.Quality.And(Churn.Quality).And(Lapsed.Quality).And(Bands.Quality);

    /// <summary>
    /// The model with these thresholds, and with the clocks they were measured on (segmentation specification, section 3, "same clock as
    /// the rule"): the next version, to be previewed before it is applied.
    /// </summary>
    public SegmentationModel ApplyTo(SegmentationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model with
        {
            Interaction = model.Interaction with { Low = Bands.Low, Medium = Bands.Medium, High = Bands.High },
            Purchase = model.Purchase with { LapsedAfterDays = Lapsed.Days },
            Lifecycle = model.Lifecycle with
            {
                SilentAfterDays = Silent.Days,
                ChurnAfterDays = Churn.Days,
                SilentClock = Rules.Silent.Clock,
                ChurnClock = Churn.Mode == ChurnMode.SecondRule ? Rules.Churn.Second!.Clock : Rules.Silent.Clock,
            },
            Origin = new ThresholdOrigin(AsOf, IntervalOf(Silent), IntervalOf(Churn), IntervalOf(Lapsed)),
        };
    }

    private static DayInterval IntervalOf(Threshold threshold) => threshold.Quality.IsUsable
        ? new DayInterval(threshold.Days, threshold.Evidence.Chosen.Low, threshold.Evidence.Chosen.High)
        : new DayInterval(threshold.Days, null, null);

    private static DayInterval IntervalOf(ChurnThreshold threshold) =>
        new(threshold.Days, threshold.Chosen?.Low, threshold.Chosen?.High);
}
