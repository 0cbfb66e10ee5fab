namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Segments as clouds of points in standardised measures (segmentation specification, section 9). Built from the moments of a first pass;
/// customers are added in a second one. Measures that do not vary are left out. Not safe to share between threads.
/// </summary>
public sealed class SegmentGeometry
{
    private readonly int[] measures;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly double[][] centroids;
    private readonly SegmentMoments moments;
    private readonly ExactSum[] distances;
    private readonly ExactSum silhouettes = new();

    /// <param name="moments">The moments of the customers who will be added.</param>
    /// <param name="coordinates">Which measures are coordinates.</param>
    public SegmentGeometry(SegmentMoments moments, IReadOnlyList<bool> coordinates)
    {
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(coordinates);
        this.moments = moments;
        measures = [.. Enumerable.Range(0, moments.Measures).Where(m => coordinates[m] && moments.Deviation(m) > 0)];
        means = [.. measures.Select(m => moments.Mean(m))];
        deviations = [.. measures.Select(moments.Deviation)];
        centroids = [.. moments.Counts.Select((n, s) => n == 0 ? [] : CentroidOf(s))];
        distances = [.. moments.Counts.Select(_ => new ExactSum())];
    }

    /// <summary>Standardised measures.</summary>
    public int Dimensions => measures.Length;

    /// <summary>
    /// The share of all differences that lies between segments, over the standardised measures; null where it is not defined.
    /// </summary>
    public double? BetweenShare => IsDefined ? measures.Average(m => moments.SeparationOf(m).Eta2!.Value) : null;

    /// <summary>The index of Calinski and Harabasz (1974): higher is better separated; null where it is not defined.</summary>
    public double? CalinskiHarabasz
    {
        get
        {
            var (k, n) = (moments.NonEmpty, moments.Customers);
            return BetweenShare is { } share && share < 1 && n > k ? share / (k - 1) / ((1 - share) / (n - k)) : null;
        }
    }

    /// <summary>
    /// The mean of (b − a)/max(a, b), a the distance to the own centroid, b that to the nearest other. Segments made by rules cut a
    /// continuum, so that low and negative values are normal: for comparison between rule sets only, never a verdict. Null where it is not
    /// defined.
    /// </summary>
    public double? CentroidSilhouette => IsDefined && moments.NonEmpty > 1 ? silhouettes.Value / moments.Customers : null;

    /// <summary>
    /// The index of Davies and Bouldin (1979): lower is better separated; null where it is not defined, or two centroids coincide.
    /// </summary>
    public double? DaviesBouldin
    {
        get
        {
            var filled = Enumerable.Range(0, centroids.Length).Where(s => moments.Counts[s] > 0).ToArray();
            if (!IsDefined)
            {
                return null;
            }

            var worst = new ExactSum();
            foreach (var i in filled)
            {
                var ratio = filled.Where(j => j != i).Max(j => (Spread(i) + Spread(j)) / Distance(centroids[i], centroids[j]));
                if (!double.IsFinite(ratio))
                {
                    return null;
                }

                worst.Add(ratio);
            }

            return worst.Value / filled.Length;
        }
    }

    private bool IsDefined => measures.Length > 0 && moments.NonEmpty > 1;

    /// <summary>Adds a customer, with the values that went into the moments.</summary>
    public void Add(int segment, ReadOnlySpan<double> values)
    {
        if (!IsDefined)
        {
            return;
        }

        Span<double> point = stackalloc double[measures.Length];
        Standardise(values, point);
        var own = Distance(point, centroids[segment]);
        var other = double.PositiveInfinity;
        for (var s = 0; s < centroids.Length; s++)
        {
            if (s != segment && moments.Counts[s] > 0)
            {
                other = Math.Min(other, Distance(point, centroids[s]));
            }
        }

        var larger = Math.Max(own, other);
        silhouettes.Add(larger > 0 ? (other - own) / larger : 0);
        distances[segment].Add(own);
    }

    /// <summary>Adds the customers of another second pass over the same moments.</summary>
    public void Merge(SegmentGeometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        silhouettes.Add(other.silhouettes);
        for (var s = 0; s < distances.Length; s++)
        {
            distances[s].Add(other.distances[s]);
        }
    }

    /// <summary>The coordinates of a customer.</summary>
    internal void Standardise(ReadOnlySpan<double> values, Span<double> point)
    {
        for (var c = 0; c < measures.Length; c++)
        {
            point[c] = Standard(c, values[measures[c]]);
        }
    }

    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var c = 0; c < a.Length; c++)
        {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }

        return Math.Sqrt(sum);
    }

    private double[] CentroidOf(int segment) => [.. measures.Select((m, c) => Standard(c, moments.Mean(segment, m)))];

    private double Spread(int segment) => distances[segment].Value / moments.Counts[segment];

    private double Standard(int coordinate, double value) => (value - means[coordinate]) / deviations[coordinate];
}
