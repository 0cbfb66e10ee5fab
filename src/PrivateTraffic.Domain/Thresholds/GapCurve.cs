namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// The share of customers, or of gaps, that has come back within so many days, by one estimator in one window (segmentation specification,
/// section 1.2).
/// </summary>
/// <remarks>
/// Product limit: with d(t) the weight of gaps equal to t and R(t) the weight of gaps and censored gaps of t days or more, the share that
/// has not come back is S(t) = product over s up to t of (1 - d(s)/R(s)), and F(t) = 1 - S(t). A gap censored at t is still at risk at t.
/// </remarks>
public sealed class GapCurve
{
    private readonly double[] survival;
    private readonly double[] returned;
    private readonly double[] atRisk;

    private GapCurve(double[] survival, double[] returned, double[] atRisk) =>
        (this.survival, this.returned, this.atRisk) = (survival, returned, atRisk);

    /// <summary>Day 0 and every later one up to the longest gap or open gap.</summary>
    public int Days => survival.Length;

    /// <summary>F(t): the share that has come back within <paramref name="days"/> days. Beyond the longest gap it stays as it is.</summary>
    /// <param name="days">At least 0.</param>
    public double ShareBackWithin(int days) => 1 - Survival(days);

    /// <summary>S(t): the share that has not come back within <paramref name="days"/> days.</summary>
    /// <param name="days">At least 0.</param>
    public double Survival(int days) => survival.Length == 0 ? 1 : survival[Math.Min(days, survival.Length - 1)];

    /// <summary>R(t): the weight of gaps and open gaps of <paramref name="days"/> days or more.</summary>
    /// <param name="days">At least 0.</param>
    public double AtRisk(int days) => days < atRisk.Length ? atRisk[days] : 0;

    /// <summary>F day by day, from day 0 up to <paramref name="last"/> or the longest gap. Empty without gaps.</summary>
    /// <param name="last">At least 0.</param>
    internal IReadOnlyList<ChurnPoint> PointsUpTo(int last) =>
        [.. Enumerable.Range(0, Math.Min(last + 1, Days)).Select(day => new ChurnPoint(day, ShareBackWithin(day)))];

    /// <summary>
    /// The weight of gaps that were completed in more than <paramref name="after"/> and at most <paramref name="until"/> days.
    /// </summary>
    internal double ReturnedBetween(int after, int until)
    {
        var sum = 0.0;
        for (var day = after + 1; day <= until && day < returned.Length; day++)
        {
            sum += returned[day];
        }

        return sum;
    }

    /// <summary>
    /// The first day, at most <paramref name="last"/>, with F at least <paramref name="share"/>, within the slack; null where there is
    /// none.
    /// </summary>
    internal int? FirstDayWith(double share, int last)
    {
        for (var day = 0; day <= last; day++)
        {
            if (ShareBackWithin(day) >= share - Slack)
            {
                return day;
            }

            if (day >= Days)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// How far a comparison of shares may be off, so that accumulated rounding cannot move a threshold by a day (section 1.3).
    /// </summary>
    internal const double Slack = 1e-9;

    internal static GapCurve Of(GapCounts counts, GapEstimator estimator) => estimator switch
    {
        GapEstimator.ProductLimit => ProductLimit(Weighted(counts), Weights(counts.Censored)),
        GapEstimator.Naive => ProductLimit(Pooled(counts), []),
        GapEstimator.First => ProductLimit(Weights(counts.First), Weights(counts.Censored)),
        GapEstimator.Pooled => ProductLimit(Pooled(counts), Sum(Weights(counts.Open), Weights(counts.Censored))),
        _ => throw new ArgumentOutOfRangeException(nameof(estimator), estimator, null),
    };

    private static GapCurve ProductLimit(double[] returned, double[] censored)
    {
        var days = Math.Max(LengthOf(returned), LengthOf(censored));
        var atRisk = new double[days];
        var risk = 0.0;
        for (var day = days - 1; day >= 0; day--)
        {
            risk += At(returned, day) + At(censored, day);
            atRisk[day] = risk;
        }

        var survival = new double[days];
        var left = 1.0;
        for (var day = 0; day < days; day++)
        {
            left *= atRisk[day] > 0 ? 1 - (At(returned, day) / atRisk[day]) : 1;
            survival[day] = left;
        }

        return new GapCurve(survival, returned, atRisk);
    }

    /// <summary>Each completed gap with the weight 1/m, m the number of completed gaps of its customer; summed over rising m.</summary>
    private static double[] Weighted(GapCounts counts)
    {
        var weights = new double[counts.Completed.Max(row => (int?)row.Length) ?? 0];
        for (var m = 1; m < counts.Completed.Count; m++)
        {
            var row = counts.Completed[m];
            for (var day = 0; day < row.Length; day++)
            {
                weights[day] += (double)row[day] / m;
            }
        }

        return weights;
    }

    private static double[] Pooled(GapCounts counts)
    {
        var gaps = new long[counts.Completed.Max(row => (int?)row.Length) ?? 0];
        foreach (var row in counts.Completed)
        {
            for (var day = 0; day < row.Length; day++)
            {
                gaps[day] += row[day];
            }
        }

        return Weights(gaps);
    }

    private static double[] Weights(ReadOnlySpan<long> counts)
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = counts[i];
        }

        return weights;
    }

    private static double[] Sum(double[] a, double[] b)
    {
        var sum = new double[Math.Max(a.Length, b.Length)];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = At(a, i) + At(b, i);
        }

        return sum;
    }

    private static double At(double[] values, int index) => index < values.Length ? values[index] : 0;

    private static int LengthOf(double[] weights) => Array.FindLastIndex(weights, w => w != 0) + 1;
}
