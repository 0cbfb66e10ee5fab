using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// The log-likelihood of the Gamma-Gamma model over grouped buyers with scaled spend, as a function of (ln p, ln q, ln v), with its
/// gradient. Terms with a gamma function depend on x alone and are tables, so that a group costs two logarithms.
/// </summary>
internal sealed class GammaGammaLikelihood(SpendGroups groups) : IObjective
{
    private readonly int[] repeats = [.. groups.Repeats.Distinct().Order()];
    private readonly int mostRepeats = groups.Repeats.DefaultIfEmpty().Max();

    public double Value(ReadOnlySpan<double> point)
    {
        var model = GammaGammaModel.OfLogarithms(point);
        var constants = Table(x => GammaFunctions.LogGammaStep(model.P * x, model.Q) - GammaFunctions.LogGamma(model.Q));
        Span<double> sum = stackalloc double[1];
        BlockSums.Sum(groups.Count, sum, (first, end, into) =>
        {
            var value = 0.0;
            for (var i = first; i < end; i++)
            {
                value += groups.Customers[i] * ValueOf(model, constants, i, out _, out _);
            }

            into[0] += value;
        });
        return sum[0];
    }

    public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var model = GammaGammaModel.OfLogarithms(point);
        var constants = Table(x => GammaFunctions.LogGammaStep(model.P * x, model.Q) - GammaFunctions.LogGamma(model.Q));
        var afterAll = Table(x => GammaFunctions.Digamma((model.P * x) + model.Q));
        var beforeAll = Table(x => GammaFunctions.Digamma(model.P * x));
        var digammaQ = GammaFunctions.Digamma(model.Q);
        Span<double> sums = stackalloc double[4];
        BlockSums.Sum(groups.Count, sums, (first, end, into) =>
        {
            var (value, byP, byQ, byGamma) = (0.0, 0.0, 0.0, 0.0);
            for (var i = first; i < end; i++)
            {
                var (x, customers) = (groups.Repeats[i], groups.Customers[i]);
                value += customers * ValueOf(model, constants, i, out var below, out var above);
                var own = groups.Totals[i] / (groups.Totals[i] + model.Gamma);
                byP += customers * x * (afterAll[x] - beforeAll[x] - below);
                byQ += customers * (afterAll[x] - digammaQ - above);
                byGamma += customers * ((model.Q * own) - (model.P * x * (1 - own)));
            }

            into[0] += value;
            into[1] += byP;
            into[2] += byQ;
            into[3] += byGamma;
        });
        gradient[0] = sums[1] * model.P;
        gradient[1] = sums[2] * model.Q;
        gradient[2] = sums[3];
        return sums[0];
    }

    /// <summary>The likelihood of a group's customer, and ln(1 + v/(xm)) and ln(1 + xm/v) on the way.</summary>
    private double ValueOf(GammaGammaModel model, double[] constants, int group, out double below, out double above)
    {
        var (x, total) = (groups.Repeats[group], groups.Totals[group]);
        below = GammaFunctions.Log1P(model.Gamma / total);
        above = GammaFunctions.Log1P(total / model.Gamma);
        return constants[x] - Math.Log(total / x) - (model.P * x * below) - (model.Q * above);
    }

    private double[] Table(Func<int, double> of)
    {
        var table = new double[mostRepeats + 1];
        foreach (var x in repeats)
        {
            table[x] = of(x);
        }

        return table;
    }
}
