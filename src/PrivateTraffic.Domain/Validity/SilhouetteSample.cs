namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// The exact silhouette (Rousseeuw 1987) of a sample of at most 2,000 customers (segmentation specification, section 9): it compares every
/// pair. Who is in the sample follows from the customer's id and a fixed seed alone, not from the order in which customers come. Not safe
/// to share between threads.
/// </summary>
public sealed class SilhouetteSample
{
    /// <summary>The largest sample.</summary>
    public const int MostCustomers = 2_000;

    private const ulong Seed = 0x5EED_0000_0000_0001;

    private readonly SegmentGeometry geometry;
    private readonly PriorityQueue<(int Segment, double[] Point), ulong> chosen =
        new(Comparer<ulong>.Create(static (a, b) => b.CompareTo(a)));

    /// <param name="geometry">Gives the coordinates.</param>
    public SilhouetteSample(SegmentGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        this.geometry = geometry;
    }

    /// <summary>Customers in the sample.</summary>
    public int Count => chosen.Count;

    /// <summary>Offers a customer.</summary>
    public void Add(long customer, int segment, ReadOnlySpan<double> values)
    {
        var rank = Mix((ulong)customer ^ Seed);
        if (chosen.Count == MostCustomers && chosen.TryPeek(out _, out var last) && rank >= last)
        {
            return;
        }

        var point = new double[geometry.Dimensions];
        geometry.Standardise(values, point);
        chosen.Enqueue((segment, point), rank);
        if (chosen.Count > MostCustomers)
        {
            chosen.Dequeue();
        }
    }

    /// <summary>The mean silhouette, −1 to 1; null with fewer than two segments or without a measure that varies.</summary>
    public double? Mean()
    {
        var points = chosen.UnorderedItems.OrderBy(i => i.Priority).Select(i => i.Element).ToArray();
        var sizes = points.GroupBy(p => p.Segment).ToDictionary(g => g.Key, g => g.Count());
        if (sizes.Count < 2 || geometry.Dimensions == 0)
        {
            return null;
        }

        var sum = new ExactSum();
        foreach (var (segment, point) in points)
        {
            sum.Add(sizes[segment] == 1 ? 0 : Silhouette(segment, point, points, sizes));
        }

        return sum.Value / points.Length;
    }

    private static double Silhouette(int segment, double[] point, (int Segment, double[] Point)[] points, Dictionary<int, int> sizes)
    {
        var distances = sizes.Keys.ToDictionary(s => s, _ => 0.0);
        foreach (var (other, there) in points)
        {
            distances[other] += SegmentGeometry.Distance(point, there);
        }

        var own = distances[segment] / (sizes[segment] - 1);
        var nearest = sizes.Keys.Where(s => s != segment).Min(s => distances[s] / sizes[s]);
        return Math.Max(own, nearest) is var larger && larger > 0 ? (nearest - own) / larger : 0;
    }

    /// <summary>Scatters numbers: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
