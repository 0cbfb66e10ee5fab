using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// RFM with its thresholds settled: labels any buyer by values alone, and reports what the thresholds rest on (segmentation specification,
/// section 6). Immutable and safe to share.
/// </summary>
public sealed class RfmSegmentation
{
    private readonly IReadOnlyList<ScoreBox> boxes;

    private RfmSegmentation(IReadOnlyList<ScoreBox> boxes) => this.boxes = boxes;

    /// <summary>The thresholds in use.</summary>
    public required RfmThresholds Thresholds { get; init; }

    /// <summary>The edges of quintile scores; null without buyers, when nobody can be scored.</summary>
    public required RfmEdges? Edges { get; init; }

    /// <summary>
    /// Whether the thresholds can be trusted: 200 buyers are accepted, below 50 the defaults are used. A degenerate axis is named.
    /// </summary>
    public required EstimateQuality Quality { get; init; }

    /// <summary>The recency axis.</summary>
    public required AxisReport Recency { get; init; }

    /// <summary>The frequency axis.</summary>
    public required AxisReport Frequency { get; init; }

    /// <summary>The monetary axis.</summary>
    public required AxisReport Monetary { get; init; }

    /// <summary>What the buyers on the high side of M spent, in fen: "x% of buyers bring y% of revenue".</summary>
    public required Int128 HighAmount { get; init; }

    /// <summary>What all buyers spent, in fen.</summary>
    public required Int128 TotalAmount { get; init; }

    /// <summary>The Lorenz curve of revenue, from the buyers who spend most: a hundred points and the origin.</summary>
    public required IReadOnlyList<(double Buyers, double Revenue)> Lorenz { get; init; }

    /// <summary>The thresholds of the recall list.</summary>
    public required RecallRules Recall { get; init; }

    /// <summary>The named segments of scores, in order, and the rest.</summary>
    public IReadOnlyList<ScoreBox> Boxes => [.. boxes, ScoreBox.Others];

    /// <summary>The share of revenue that the high side of M brings, 0 to 1; 0 without revenue.</summary>
    public double HighRevenueShare => TotalAmount == 0 ? 0 : (double)HighAmount / (double)TotalAmount;

    /// <summary>Settles the thresholds: those the rules fix, else those derived from the population, else the defaults.</summary>
    public static RfmSegmentation Of(RfmPopulation population, RfmRules rules)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(rules);
        var (recency, frequency, monetary) =
            (population.Sorted(f => f.Recency), population.Sorted(f => f.Frequency), population.Sorted(f => f.Monetary));
        var revenue = new Concentration(monetary);
        var sample = MinimumData.OfRfm(population.Count);
        var thresholds = rules.Fixed ?? (sample.IsUsable ? Derive(recency, frequency, monetary, revenue, rules) : rules.Defaults);
        var (highBuyers, highAmount) = revenue.Top(thresholds.IsValuable);
        var axes = (
            R: new AxisReport(thresholds.Recency, recency.Count(r => thresholds.IsRecent((int)r)), population.Count, IsDegenerate: false),
            F: AxisOf(thresholds.Frequency, frequency.Count(f => thresholds.IsFrequent((int)f)), population.Count),
            M: AxisOf(thresholds.Monetary, highBuyers, population.Count));
        return new RfmSegmentation(rules.BoxesInUse)
        {
            Thresholds = thresholds,
            Edges = rules.FixedEdges ?? (population.Count == 0 ? null : EdgesOf(recency, frequency, monetary)),
            Quality = QualityOf(rules.Fixed is null ? sample : EstimateQuality.Default(EstimateReason.NotDerived), axes.F, axes.M),
            Recency = axes.R,
            Frequency = axes.F,
            Monetary = axes.M,
            HighAmount = highAmount,
            TotalAmount = revenue.Total,
            Lorenz = revenue.Curve(100),
            Recall = RecallOf(population, thresholds),
        };
    }

    /// <summary>The label of a buyer.</summary>
    /// <exception cref="InvalidOperationException">There were no buyers to derive the edges of scores from.</exception>
    public RfmLabel LabelOf(RfmFacts facts)
    {
        var segment = Thresholds.SegmentOf(facts);
        var scores = (Edges ?? throw new InvalidOperationException("Nobody can be scored without buyers.")).ScoresOf(facts);
        return new RfmLabel(
            segment,
            scores,
            BoxOf(scores),
            segment == RfmSegment.KeyRecall ? Recall.PriorityOf(facts) : null);
    }

    private ScoreBox BoxOf(RfmScores scores)
    {
        foreach (var box in boxes)
        {
            if (box.Contains(scores))
            {
                return box;
            }
        }

        return ScoreBox.Others;
    }

    private static RfmThresholds Derive(long[] recency, long[] frequency, long[] monetary, Concentration revenue, RfmRules rules)
    {
        var rank = (int)Share.Rank(rules.Level, recency.Length) - 1;
        return new RfmThresholds
        {
            Recency = (int)recency[rank],
            Frequency = (int)frequency[rank],
            Monetary = rules.Monetary == MonetaryMode.Crossing ? revenue.Crossing() : monetary[rank],
            Mode = rules.Monetary,
        };
    }

    private static RfmEdges EdgesOf(long[] recency, long[] frequency, long[] monetary) =>
        new(QuintileEdges.Of(recency), QuintileEdges.Of(frequency), QuintileEdges.Of(monetary));

    /// <summary>The sample decides the status; a degenerate axis is named beside it.</summary>
    private static EstimateQuality QualityOf(EstimateQuality sample, AxisReport frequency, AxisReport monetary) =>
        frequency.IsDegenerate || monetary.IsDegenerate ? sample.With(EstimateReason.Degenerate, EstimateStatus.Accepted) : sample;

    private static AxisReport AxisOf(long threshold, long high, long buyers) =>
        new(threshold, high, buyers, IsDegenerate: buyers > 0 && (high == 0 || 2 * high > buyers));

    private static RecallRules RecallOf(RfmPopulation population, RfmThresholds thresholds)
    {
        var list = new Concentration(population.Buyers.Where(f => thresholds.SegmentOf(f) == RfmSegment.KeyRecall).Select(f => f.Monetary));
        return new RecallRules(list.Crossing(), checked(2 * Math.Min(thresholds.Recency, int.MaxValue / 2)), list.Buyers);
    }
}
