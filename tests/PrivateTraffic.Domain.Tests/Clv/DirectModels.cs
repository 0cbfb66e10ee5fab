using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>
/// The formulas of segmentation specification, section 7, written down term by term with a gamma function of their own, customer by
/// customer: slow on purpose, to check the product against.
/// </summary>
internal static class DirectModels
{
    public static double LogLikelihood(BgNbdModel m, int x, double recency, double age)
    {
        var a1 = LogGamma(m.R + x) - LogGamma(m.R) + (m.R * Math.Log(m.Alpha));
        var a2 = LogGamma(m.A + m.B) + LogGamma(m.B + x) - LogGamma(m.B) - LogGamma(m.A + m.B + x);
        var a3 = -(m.R + x) * Math.Log(m.Alpha + age);
        if (x == 0)
        {
            return a1 + a2 + a3;
        }

        var a4 = Math.Log(m.A) - Math.Log(m.B + x - 1) - ((m.R + x) * Math.Log(m.Alpha + recency));
        var largest = Math.Max(a3, a4);
        return a1 + a2 + largest + Math.Log(Math.Exp(a3 - largest) + Math.Exp(a4 - largest));
    }

    public static double LogLikelihood(GammaGammaModel g, int x, double m) =>
        LogGamma((g.P * x) + g.Q) - LogGamma(g.P * x) - LogGamma(g.Q) + (g.Q * Math.Log(g.Gamma))
        + (((g.P * x) - 1) * Math.Log(m)) + (g.P * x * Math.Log(x)) - (((g.P * x) + g.Q) * Math.Log((x * m) + g.Gamma));

    /// <summary>
    /// Expected purchases of an active customer without any hypergeometric function: with p from beta(a, b+x) and the rate from
    /// gamma(r+x, alpha+T), the mean of (1 - exp(-rate p t)) / p, integrated over p by the double exponential rule.
    /// </summary>
    public static double ExpectedIfActive(BgNbdModel m, int x, double age, double weeks)
    {
        var (a, b, power, scale) = (m.A, m.B + x, m.R + x, weeks / (m.Alpha + age));
        var logBeta = LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        const double Step = 1.0 / 64;
        var sum = 0.0;
        for (var k = -6 * 64; k <= 6 * 64; k++)
        {
            // p = 1/(1 + exp(-2u)) and 1 - p without cancellation.
            var u = Math.PI / 2 * Math.Sinh(k * Step);
            var (logP, logNotP) = (-Softplus(-2 * u), -Softplus(2 * u));
            var p = Math.Exp(logP);
            if (p == 0)
            {
                continue;
            }

            var weight = Math.PI * Math.Cosh(k * Step) * Math.Exp((a * logP) + (b * logNotP) - logBeta);
            var shrink = power * Math.Log(1 + (p * scale));
            var purchases = p * scale < 1e-7 ? power * scale : (1 - Math.Exp(-shrink)) / p;
            sum += double.IsFinite(weight) ? weight * purchases * Step : 0;
        }

        return sum;
    }

    /// <summary>Lanczos's approximation (g = 7, nine terms), with the recurrence below 1.</summary>
    public static double LogGamma(double x)
    {
        if (x < 1)
        {
            return LogGamma(x + 1) - Math.Log(x);
        }

        double[] terms =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
            -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        x -= 1;
        var sum = terms[0];
        for (var i = 1; i < terms.Length; i++)
        {
            sum += terms[i] / (x + i);
        }

        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
}
