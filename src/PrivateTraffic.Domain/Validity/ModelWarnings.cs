using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Validity;

/// <summary>What is doubtful about a model as a whole, whatever the data say.</summary>
public static class ModelWarnings
{
    /// <summary>Dimensions above which nobody can act on a segmentation any more.</summary>
    public const int MostDimensions = 7;

    /// <summary>The warnings of a model on a day: too many dimensions, thresholds that were never derived or too long ago.</summary>
    public static IReadOnlyList<EstimateReason> Of(SegmentationModel model, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(model);
        var warnings = new List<EstimateReason>();
        if (HasTooMany(model.Dimensions().Count))
        {
            warnings.Add(EstimateReason.TooManyDimensions);
        }

        if (model.Origin is not { } origin)
        {
            warnings.Add(EstimateReason.NotDerived);
        }
        else if (IsStale(model, origin, today))
        {
            warnings.Add(EstimateReason.StaleThresholds);
        }

        return warnings;
    }

    /// <summary>
    /// How far the thresholds of a model can be trusted on a day: accepted where all were derived lately, each with its interval, from this
    /// company's data.
    /// </summary>
    public static EstimateQuality QualityOf(SegmentationModel model, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Origin is not { } origin)
        {
            return EstimateQuality.Default(EstimateReason.NotDerived);
        }

        var isMeasured = origin is { Silent.Low: not null, Churn.Low: not null, Lapsed.Low: not null };
        return (isMeasured ? EstimateQuality.Accepted : EstimateQuality.Provisional(EstimateReason.SmallSample))
            .And(IsStale(model, origin, today) ? EstimateQuality.Provisional(EstimateReason.StaleThresholds) : EstimateQuality.Accepted);
    }

    /// <summary>Whether so many dimensions are too many to act on.</summary>
    public static bool HasTooMany(int dimensions) => dimensions > MostDimensions;

    private static bool IsStale(SegmentationModel model, ThresholdOrigin origin, DateOnly today) =>
        today.DayNumber - origin.DerivedOn.DayNumber > model.Thresholds.StaleAfterDays;
}
