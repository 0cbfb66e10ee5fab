using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>
/// A logistic regression with a light ridge on standardised features, so that features that say the same do not run away from each other.
/// Customers are summed in an order of their features: neither their order nor the number of cores changes a bit.
/// </summary>
internal sealed class LogisticRegression
{
    private const double Ridge = 1;
    private const double Bound = 30;
    private const double Tolerance = 1e-9;
    private const double Smallest = 1e-12;
    private const double SmallestFraction = 1e-3;
    private const int MostSteps = 50;
    private const int Size = CustomerFeatures.Count + 1;

    private readonly double[] means = new double[Size];
    private readonly double[] scales = new double[Size];
    private double[] weights = new double[Size];

    private LogisticRegression()
    {
    }

    public static LogisticRegression Fit(IEnumerable<(CustomerFeatures Features, bool Ordered)> customers)
    {
        (CustomerFeatures Features, bool Ordered)[] rows = [.. customers];
        Array.Sort(rows, static (a, b) =>
            a.Features.CompareTo(b.Features) is var order && order != 0 ? order : a.Ordered.CompareTo(b.Ordered));
        var regression = new LogisticRegression();
        regression.Standardise(rows);
        regression.Climb(rows);
        return regression;
    }

    public double ProbabilityOf(CustomerFeatures features)
    {
        var score = weights[0];
        for (var i = 1; i < Size; i++)
        {
            score += weights[i] * Standard(features, i);
        }

        return 1 / (1 + Math.Exp(-score));
    }

    private double Standard(CustomerFeatures features, int i) => (features[i - 1] - means[i]) * scales[i];

    private void Standardise((CustomerFeatures Features, bool Ordered)[] rows)
    {
        var sums = new double[2 * Size];
        BlockSums.Sum(rows.Length, sums, (first, end, into) =>
        {
            for (var row = first; row < end; row++)
            {
                for (var i = 1; i < Size; i++)
                {
                    var feature = rows[row].Features[i - 1];
                    into[i] += feature;
                    into[Size + i] += feature * feature;
                }
            }
        });
        for (var i = 1; i < Size; i++)
        {
            means[i] = sums[i] / rows.Length;
            var variance = (sums[Size + i] / rows.Length) - (means[i] * means[i]);

            // A feature that is the same for everybody says nothing.
            scales[i] = variance > 1e-9 ? 1 / Math.Sqrt(variance) : 0;
        }
    }

    /// <summary>
    /// Newton's method: the likelihood with its ridge is strictly concave, so that some ten steps end at the top. A step that leads down,
    /// as the first ones may where nearly everybody or nobody ordered, is halved.
    /// </summary>
    private void Climb((CustomerFeatures Features, bool Ordered)[] rows)
    {
        var here = SlopesAt(rows, weights);
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = here.Direction();
            var (fraction, next, there) = (1.0, weights, here);
            do
            {
                next = [.. weights.Zip(direction, (w, d) => Math.Clamp(w + (fraction * d), -Bound, Bound))];
                there = SlopesAt(rows, next);
                fraction /= 2;
            }
            while (there.Value < here.Value && fraction > SmallestFraction);

            if (!(there.Value > here.Value))
            {
                return;
            }

            var gain = there.Value - here.Value;
            (weights, here) = (next, there);
            if (gain < Tolerance)
            {
                return;
            }
        }
    }

    private Slopes SlopesAt((CustomerFeatures Features, bool Ordered)[] rows, double[] point)
    {
        var sums = new double[Slopes.Count];
        BlockSums.Sum(rows.Length, sums, (first, end, into) => Add(rows.AsSpan(first..end), point, into));
        return new Slopes(sums, point);
    }

    private void Add(ReadOnlySpan<(CustomerFeatures Features, bool Ordered)> rows, double[] point, Span<double> into)
    {
        Span<double> standard = stackalloc double[Size];
        standard[0] = 1;
        foreach (ref readonly var row in rows)
        {
            var score = point[0];
            for (var i = 1; i < Size; i++)
            {
                standard[i] = Standard(row.Features, i);
                score += point[i] * standard[i];
            }

            var chance = 1 / (1 + Math.Exp(-score));
            var (residual, spread) = ((row.Ordered ? 1 : 0) - chance, chance * (1 - chance));
            into[0] += (row.Ordered ? score : 0) - GammaFunctions.LogOnePlusExp(score);
            for (int i = 0, at = 1 + Size; i < Size; i++)
            {
                into[1 + i] += residual * standard[i];
                for (var j = 0; j <= i; j++, at++)
                {
                    into[at] += spread * standard[i] * standard[j];
                }
            }
        }
    }

    /// <summary>The likelihood at a point, with its ridge, its slopes and how they bend.</summary>
    private readonly struct Slopes
    {
        /// <summary>The sums behind it: the value, the slopes, and the lower half of what they bend by.</summary>
        public const int Count = 1 + Size + (Size * (Size + 1) / 2);

        private readonly double[] sums;

        public Slopes(double[] sums, double[] point)
        {
            this.sums = sums;
            for (int i = 1, diagonal = 1 + Size; i < Size; i++)
            {
                // The intercept, at 0, is not held back: it is the base rate.
                diagonal += i + 1;
                sums[0] -= Ridge * point[i] * point[i] / 2;
                sums[1 + i] -= Ridge * point[i];
                sums[diagonal] += Ridge;
            }
        }

        public double Value => sums[0];

        /// <summary>Where the top would be if the slopes went on bending as here: by Cholesky's decomposition.</summary>
        public double[] Direction()
        {
            Span<double> root = stackalloc double[Size * Size];
            var direction = new double[Size];
            for (int i = 0, at = 1 + Size; i < Size; i++)
            {
                for (var j = 0; j <= i; j++, at++)
                {
                    var rest = sums[at];
                    for (var k = 0; k < j; k++)
                    {
                        rest -= root[(i * Size) + k] * root[(j * Size) + k];
                    }

                    root[(i * Size) + j] = i == j ? Math.Sqrt(Math.Max(rest, Smallest)) : rest / root[(j * Size) + j];
                }
            }

            for (var i = 0; i < Size; i++)
            {
                direction[i] = sums[1 + i];
                for (var k = 0; k < i; k++)
                {
                    direction[i] -= root[(i * Size) + k] * direction[k];
                }

                direction[i] /= root[(i * Size) + i];
            }

            for (var i = Size - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < Size; k++)
                {
                    direction[i] -= root[(k * Size) + i] * direction[k];
                }

                direction[i] /= root[(i * Size) + i];
            }

            return direction;
        }
    }
}
