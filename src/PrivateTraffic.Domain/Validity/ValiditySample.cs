namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Everything that is counted of one segmentation in the first pass over the customers (segmentation specification, section 9): how
/// segments differ now, who moved, who flaps, and what became of the segments of the past. Customers may be added in any order. Not safe to
/// share between threads.
/// </summary>
public sealed class ValiditySample
{
    private readonly Proportion[][] outcomes;

    /// <param name="segments">Defined segments, at least 1.</param>
    /// <param name="measures">The measures, at least 1.</param>
    /// <param name="outcomes">Outcomes whose lift is measured.</param>
    public ValiditySample(int segments, IReadOnlyList<Measure> measures, int outcomes)
    {
        ArgumentNullException.ThrowIfNull(measures);
        Measures = measures;
        Moments = new SegmentMoments(segments, measures.Count);
        Transitions = new TransitionMatrix(segments);
        this.outcomes = [.. Enumerable.Range(0, outcomes).Select(_ => new Proportion[segments])];
    }

    /// <summary>The measures.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Sizes and measures of the segments of the as-of day.</summary>
    public SegmentMoments Moments { get; }

    /// <summary>Who went where between the day of the past labels and the as-of day.</summary>
    public TransitionMatrix Transitions { get; }

    /// <summary>Customers who were looked at for flapping, and those who did in the last seven days.</summary>
    public Proportion Flapping { get; private set; }

    /// <summary>Counts a customer as of the as-of day.</summary>
    public void Add(int segment, ReadOnlySpan<double> values) => Moments.Add(segment, values);

    /// <summary>Counts where a customer was, is, and what they did in between; null stands for no segment.</summary>
    /// <param name="before">The segment on the day of the past labels.</param>
    /// <param name="now">The segment on the as-of day.</param>
    /// <param name="happened">Whether each outcome happened after the one and up to the other day.</param>
    public void AddPast(int? before, int? now, ReadOnlySpan<bool> happened)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(happened.Length, outcomes.Length, nameof(happened));
        Transitions.Add(before, now);
        for (var i = 0; before is { } segment && i < outcomes.Length; i++)
        {
            var (successes, trials) = outcomes[i][segment];
            outcomes[i][segment] = new Proportion(successes + (happened[i] ? 1 : 0), trials + 1);
        }
    }

    /// <summary>Counts whether a customer changed their label and changed back.</summary>
    public void AddFlapping(bool flapped) => Flapping = new Proportion(Flapping.Successes + (flapped ? 1 : 0), Flapping.Trials + 1);

    /// <summary>Starts the second pass.</summary>
    public SegmentGeometry Geometry() => new(Moments, [.. Measures.Select(m => m.InGeometry)]);

    /// <summary>The report.</summary>
    /// <param name="geometry">After the second pass.</param>
    /// <param name="silhouettes">After the second pass.</param>
    public ValidityReport Report(SegmentGeometry geometry, SilhouetteSample silhouettes)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(silhouettes);
        return new ValidityReport
        {
            Customers = Moments.Customers,
            Counts = [.. Moments.Counts],
            Quality = Moments.Customers == 0 ? EstimateQuality.Default(EstimateReason.NoData)
                : Moments.NonEmpty < 2 ? EstimateQuality.Provisional(EstimateReason.Undefined)
                : EstimateQuality.Accepted,
            Measures = [.. Measures.Select((m, i) => new MeasureReport(m, Moments.SeparationOf(i), MeansOf(i)))],
            BetweenShare = geometry.BetweenShare,
            CalinskiHarabasz = geometry.CalinskiHarabasz,
            CentroidSilhouette = geometry.CentroidSilhouette,
            DaviesBouldin = geometry.DaviesBouldin,
            Silhouette = silhouettes.Mean(),
            SilhouetteCustomers = silhouettes.Count,
            Balance = SegmentBalance.Of(Moments.Counts),
            Drift = Drift.Of(Transitions.Earlier, Transitions.Later),
            Transitions = Transitions,
            Flapping = Flapping,
            Lift = SegmentLift.Adjust([.. outcomes.Select(SegmentLift.Of)]),
        };
    }

    private double?[] MeansOf(int measure) => [.. Moments.Counts.Select((n, s) => n == 0 ? (double?)null : Moments.Mean(s, measure))];
}
