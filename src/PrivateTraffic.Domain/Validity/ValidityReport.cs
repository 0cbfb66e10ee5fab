namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Whether a segmentation is any good (segmentation specification, section 9). Segments stand in their defined order throughout.
/// </summary>
public sealed record ValidityReport
{
    /// <summary>Customers with a segment.</summary>
    public required long Customers { get; init; }

    /// <summary>Customers by segment.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Whether there is anything to measure.</summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>How far segments differ in each measure.</summary>
    public required IReadOnlyList<MeasureReport> Measures { get; init; }

    /// <summary>See <see cref="SegmentGeometry.BetweenShare"/>.</summary>
    public required double? BetweenShare { get; init; }

    /// <summary>See <see cref="SegmentGeometry.CalinskiHarabasz"/>.</summary>
    public required double? CalinskiHarabasz { get; init; }

    /// <summary>See <see cref="SegmentGeometry.CentroidSilhouette"/>.</summary>
    public required double? CentroidSilhouette { get; init; }

    /// <summary>See <see cref="SegmentGeometry.DaviesBouldin"/>.</summary>
    public required double? DaviesBouldin { get; init; }

    /// <summary>The exact silhouette of a sample; null where it is not defined.</summary>
    public required double? Silhouette { get; init; }

    /// <summary>Customers in that sample.</summary>
    public required int SilhouetteCustomers { get; init; }

    /// <summary>How evenly customers are spread.</summary>
    public required SegmentBalance Balance { get; init; }

    /// <summary>How far sizes have moved since the day of the past labels.</summary>
    public required Drift Drift { get; init; }

    /// <summary>Who went where since then.</summary>
    public required TransitionMatrix Transitions { get; init; }

    /// <summary>Customers who changed their label and changed back in the last seven days; the target is below 1%.</summary>
    public required Proportion Flapping { get; init; }

    /// <summary>For each outcome the lift of each segment of the past, p-values adjusted together.</summary>
    public required IReadOnlyList<IReadOnlyList<SegmentLift>> Lift { get; init; }
}

/// <summary>How far segments differ in one measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Separation">Between against within.</param>
/// <param name="Means">The mean by segment; null where it is empty.</param>
public sealed record MeasureReport(Measure Measure, MeasureSeparation Separation, IReadOnlyList<double?> Means);
