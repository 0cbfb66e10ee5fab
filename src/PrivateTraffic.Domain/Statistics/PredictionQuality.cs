namespace PrivateTraffic.Domain.Statistics;

/// <summary>How well probabilities foretold what happened to the same customers later.</summary>
public sealed record PredictionQuality
{
    private const int Bins = 10;

    /// <summary>Customers judged.</summary>
    public required int Customers { get; init; }

    /// <summary>Those to whom it happened.</summary>
    public required int Positives { get; init; }

    /// <summary>The area under the ROC curve; null when it happened to everybody or nobody.</summary>
    public required double? Auc { get; init; }

    /// <summary>The mean squared distance of probability and outcome (Brier 1950); the lower the better.</summary>
    public required double Brier { get; init; }

    /// <summary>What always naming the share to whom it happened would have reached: p (1 - p).</summary>
    public required double BaseBrier { get; init; }

    /// <summary>
    /// Predicted against actual in ten bins of equal numbers of customers, the lowest probabilities first; equal ones share a bin.
    /// </summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>
    /// How many times more often it happened to the tenth with the highest probabilities than to all; null when to nobody.
    /// </summary>
    public required double? TopDecileLift { get; init; }

    /// <summary>Compares probabilities with outcomes. The order of customers changes nothing.</summary>
    internal static PredictionQuality Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        var sorted = probabilities.ToArray();
        var happened = outcomes.ToArray();
        Array.Sort(sorted, happened);
        var positives = happened.Count(h => h);
        var share = sorted.Length == 0 ? 0 : (double)positives / sorted.Length;
        return new PredictionQuality
        {
            Customers = sorted.Length,
            Positives = positives,
            Auc = RankingQuality.AreaUnderCurve(probabilities, outcomes),
            Brier = BrierOf(sorted, happened),
            BaseBrier = share * (1 - share),
            Calibration = CalibrationOf(sorted, happened),
            TopDecileLift = positives == 0 ? null : ShareOfTopDecile(sorted, happened) / share,
        };
    }

    /// <summary>Equal probabilities are summed together, so that the order of customers among them does not change the last bit.</summary>
    private static double BrierOf(double[] sorted, bool[] happened)
    {
        var sum = 0.0;
        for (var first = 0; first < sorted.Length;)
        {
            var (end, positives) = (first, 0);
            for (; end < sorted.Length && sorted[end] == sorted[first]; end++)
            {
                positives += happened[end] ? 1 : 0;
            }

            var p = sorted[first];
            sum += (positives * (1 - p) * (1 - p)) + ((end - first - positives) * p * p);
            first = end;
        }

        return sorted.Length == 0 ? 0 : sum / sorted.Length;
    }

    private static List<CalibrationBin> CalibrationOf(double[] sorted, bool[] happened)
    {
        var bins = new List<CalibrationBin>();
        var first = 0;
        for (var bin = 1; bin <= Bins && first < sorted.Length; bin++)
        {
            var end = (int)((long)sorted.Length * bin / Bins);
            if (end <= first)
            {
                continue;
            }

            while (end < sorted.Length && sorted[end] == sorted[end - 1])
            {
                end++;
            }

            var actual = happened[first..end].Count(h => h) / (double)(end - first);
            bins.Add(new CalibrationBin(end - first, sorted[first..end].Average(), actual));
            first = end;
        }

        return bins;
    }

    /// <summary>Where the cut falls among equals, they count by the part of them that is needed.</summary>
    private static double ShareOfTopDecile(double[] sorted, bool[] happened)
    {
        var wanted = (sorted.Length + 9) / 10;
        var cut = sorted[^wanted];
        var above = Array.FindIndex(sorted, p => p > cut) is var i && i < 0 ? sorted.Length : i;
        var equalFirst = Array.FindIndex(sorted, p => p == cut);
        var equalShare = happened[equalFirst..above].Count(h => h) / (double)(above - equalFirst);
        return (happened[above..].Count(h => h) + (equalShare * (wanted - (sorted.Length - above)))) / wanted;
    }
}

/// <summary>Customers with similar probabilities.</summary>
/// <param name="Customers">Customers in the bin.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Actual">The share of them to whom it happened.</param>
public readonly record struct CalibrationBin(int Customers, double Predicted, double Actual);
