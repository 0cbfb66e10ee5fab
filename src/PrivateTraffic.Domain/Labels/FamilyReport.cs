using PrivateTraffic.Domain.Labels.Acquisition;
using PrivateTraffic.Domain.Statistics;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels;

/// <summary>How many customers carry which label of a family, and how far that can be trusted.</summary>
/// <param name="Family">The family.</param>
/// <param name="Quality">How far; <c>no-data</c> where nothing is on record to tell labels from.</param>
/// <param name="Total">The customers who were asked about.</param>
/// <param name="Sample">The customers or answers that the labels rest on.</param>
/// <param name="Labels">All labels in their order, empty ones included; none where there is no data.</param>
public sealed record FamilyReport(
    LabelFamily Family, EstimateQuality Quality, long Total, long Sample, IReadOnlyList<LabelCount> Labels)
{
    /// <summary>What was configured, by name.</summary>
    public IReadOnlyDictionary<string, double?> Parameters { get; init; } = new Dictionary<string, double?>();

    /// <summary>What was derived from the data, by name; null for what could not be.</summary>
    public IReadOnlyDictionary<string, double?> Estimates { get; init; } = new Dictionary<string, double?>();

    /// <summary>How a prediction did on days that it had not seen; null where nothing is predicted or too little is known.</summary>
    public PredictionQuality? Validation { get; init; }

    /// <summary>The cohorts of the acquisition funnel; null for other families.</summary>
    public AcquisitionFunnel? Funnel { get; init; }

    /// <summary>A family of which nothing is on record.</summary>
    internal static FamilyReport Without(LabelFamily family, long total) =>
        new(family, EstimateQuality.Default(EstimateReason.NoData), total, 0, []);
}

/// <summary>How many customers carry a label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Count">Customers.</param>
/// <param name="Share">Of the total of the family, 0 to 1.</param>
/// <param name="Rate">What the label says of the customers, where it says a rate; null elsewhere.</param>
public sealed record LabelCount(Label Label, long Count, double Share, LabelRate? Rate = null);

/// <summary>A rate that goes with a label.</summary>
/// <param name="Counted">Successes and trials.</param>
/// <param name="Quality">Whether there are enough of them for a rate.</param>
public sealed record LabelRate(Proportion Counted, EstimateQuality Quality)
{
    internal static LabelRate Of(Proportion counted) => new(counted, MinimumData.OfRate(counted));
}
