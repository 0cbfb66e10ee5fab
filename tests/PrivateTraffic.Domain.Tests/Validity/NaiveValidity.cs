using System.Numerics;

namespace PrivateTraffic.Domain.Tests.Validity;

/// <summary>Section 9 of the segmentation specification from its formulas, over all customers and pairs at once. Slow on purpose.</summary>
internal sealed class NaiveValidity(IReadOnlyList<(int Segment, double[] Values)> customers)
{
    private readonly IGrouping<int, (int Segment, double[] Values)>[] groups = [.. customers.GroupBy(c => c.Segment)];

    public double Eta2(int measure) => Between(measure) / (Between(measure) + Within(measure));

    public double Omega2(int measure)
    {
        var meanWithin = Within(measure) / (customers.Count - groups.Length);
        return (Between(measure) - ((groups.Length - 1) * meanWithin)) / (Between(measure) + Within(measure) + meanWithin);
    }

    public double F(int measure) => Between(measure) / (groups.Length - 1) / (Within(measure) / (customers.Count - groups.Length));

    public double BetweenShare(IEnumerable<int> measures)
    {
        var all = measures.ToArray();
        return all.Sum(m => Between(m) / Variance(m)) / all.Sum(m => (Between(m) + Within(m)) / Variance(m));
    }

    public double CalinskiHarabasz(IEnumerable<int> measures)
    {
        var all = measures.ToArray();
        return all.Sum(m => Between(m) / Variance(m)) / (groups.Length - 1)
            / (all.Sum(m => Within(m) / Variance(m)) / (customers.Count - groups.Length));
    }

    public double CentroidSilhouette(IReadOnlyList<int> measures) => customers.Average(c =>
    {
        var point = Point(c.Values, measures);
        var own = Distance(point, Centroid(c.Segment, measures));
        var other = groups.Where(g => g.Key != c.Segment).Min(g => Distance(point, Centroid(g.Key, measures)));
        return Math.Max(own, other) == 0 ? 0 : (other - own) / Math.Max(own, other);
    });

    public double DaviesBouldin(IReadOnlyList<int> measures) => groups.Average(i => groups.Where(j => j.Key != i.Key).Max(j =>
        (Spread(i.Key, measures) + Spread(j.Key, measures)) / Distance(Centroid(i.Key, measures), Centroid(j.Key, measures))));

    public double Silhouette(IReadOnlyList<int> measures) => customers.Average(c =>
    {
        var mine = groups.Single(g => g.Key == c.Segment).ToArray();
        if (mine.Length == 1)
        {
            return 0;
        }

        var a = mine.Sum(o => Distance(Point(c.Values, measures), Point(o.Values, measures))) / (mine.Length - 1);
        var b = groups.Where(g => g.Key != c.Segment)
            .Min(g => g.Average(o => Distance(Point(c.Values, measures), Point(o.Values, measures))));
        return Math.Max(a, b) == 0 ? 0 : (b - a) / Math.Max(a, b);
    });

    /// <summary>A sum of numbers as a fraction of whole numbers, rounded once.</summary>
    public static double Sum(IEnumerable<double> values)
    {
        // Every finite number is a whole number of 2^-1074.
        var sum = values.Aggregate(BigInteger.Zero, (total, v) => total + Whole(v));
        var scale = 1074;
        while (!sum.IsZero && sum.IsEven && scale > 0)
        {
            (sum, scale) = (sum / 2, scale - 1);
        }

        // Round to 53 bits, half to even.
        var bits = (int)BigInteger.Abs(sum).GetBitLength();
        if (bits > 53)
        {
            var shift = bits - 53;
            var (quotient, rest) = BigInteger.DivRem(BigInteger.Abs(sum), BigInteger.One << shift);
            var half = BigInteger.One << (shift - 1);
            quotient += rest > half || (rest == half && !quotient.IsEven) ? 1 : 0;
            (sum, scale) = (sum.Sign * quotient, scale - shift);
        }

        return (double)sum * Math.Pow(2, -scale / 2) * Math.Pow(2, -(scale - (scale / 2)));
    }

    private static BigInteger Whole(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        return new BigInteger(value < 0 ? -mantissa : mantissa) << Math.Max(exponent - 1, 0);
    }

    private double Mean(IEnumerable<(int, double[] Values)> of, int measure) => of.Average(c => c.Values[measure]);

    private double Between(int measure) => groups.Sum(g => g.Count() * Math.Pow(Mean(g, measure) - Mean(customers, measure), 2));

    private double Within(int measure) => groups.Sum(g => g.Sum(c => Math.Pow(c.Values[measure] - Mean(g, measure), 2)));

    private double Variance(int measure) => customers.Average(c => Math.Pow(c.Values[measure] - Mean(customers, measure), 2));

    private double[] Point(double[] values, IReadOnlyList<int> measures) =>
        [.. measures.Select(m => (values[m] - Mean(customers, m)) / Math.Sqrt(Variance(m)))];

    private double[] Centroid(int segment, IReadOnlyList<int> measures)
    {
        var points = groups.Single(g => g.Key == segment).Select(c => Point(c.Values, measures)).ToArray();
        return [.. Enumerable.Range(0, measures.Count).Select(d => points.Average(p => p[d]))];
    }

    private double Spread(int segment, IReadOnlyList<int> measures) =>
        groups.Single(g => g.Key == segment).Average(c => Distance(Point(c.Values, measures), Centroid(segment, measures)));

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
