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
        regression.weights = BoxMaximizer.Ascend(new Likelihood(regression, rows), new double[Size], Bound).Point;
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

    private sealed class Likelihood(LogisticRegression regression, (CustomerFeatures Features, bool Ordered)[] rows) : IObjective
    {
        public double Value(ReadOnlySpan<double> point) => ValueAndGradient(point, new double[Size]);

        public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var weights = point.ToArray();
            var sums = new double[Size + 1];
            BlockSums.Sum(rows.Length, sums, (first, end, into) => Add(weights, first, end, into));
            var value = sums[Size];
            for (var i = 0; i < Size; i++)
            {
                // The intercept is not held back: it is the base rate.
                var ridge = i == 0 ? 0 : Ridge;
                gradient[i] = sums[i] - (ridge * weights[i]);
                value -= ridge * weights[i] * weights[i] / 2;
            }

            return value;
        }

        private void Add(double[] weights, int first, int end, Span<double> into)
        {
            Span<double> standard = stackalloc double[Size];
            standard[0] = 1;
            for (var row = first; row < end; row++)
            {
                var score = weights[0];
                for (var i = 1; i < Size; i++)
                {
                    standard[i] = regression.Standard(rows[row].Features, i);
                    score += weights[i] * standard[i];
                }

                var residual = (rows[row].Ordered ? 1 : 0) - (1 / (1 + Math.Exp(-score)));
                for (var i = 0; i < Size; i++)
                {
                    into[i] += residual * standard[i];
                }

                into[Size] += (rows[row].Ordered ? score : 0) - GammaFunctions.LogOnePlusExp(score);
            }
        }
    }
}
