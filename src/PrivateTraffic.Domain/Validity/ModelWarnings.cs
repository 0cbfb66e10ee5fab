using PrivateTraffic.Domain.Models;

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
        else if (today.DayNumber - origin.DerivedOn.DayNumber > model.Thresholds.StaleAfterDays)
        {
            warnings.Add(EstimateReason.StaleThresholds);
        }

        return warnings;
    }

    /// <summary>Whether so many dimensions are too many to act on.</summary>
    public static bool HasTooMany(int dimensions) => dimensions > MostDimensions;
}
