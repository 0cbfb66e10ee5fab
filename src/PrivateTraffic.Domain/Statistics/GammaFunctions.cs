namespace PrivateTraffic.Domain.Statistics;

/// <summary>The gamma function and its relatives for positive arguments, accurate to a few units in the last place.</summary>
internal static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>From here Stirling's series with the terms below is exact to double precision.</summary>
    private const double StirlingFrom = 12;

    private static ReadOnlySpan<double> StirlingSeries =>
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360];

    private static ReadOnlySpan<double> DigammaSeries =>
        [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760];

    /// <summary>ln of the gamma function (Abramowitz and Stegun 6.1.41).</summary>
    /// <param name="x">Above 0.</param>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < StirlingFrom; x++)
        {
            product *= x;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingTail(x) - Math.Log(product);
    }

    /// <summary>lnG(x + step) - lnG(x) without the loss of digits that subtracting two large logarithms brings.</summary>
    /// <param name="x">Above 0.</param>
    /// <param name="step">At least 0.</param>
    public static double LogGammaStep(double x, double step)
    {
        if (x < StirlingFrom)
        {
            return LogGamma(x + step) - LogGamma(x);
        }

        var end = x + step;
        return ((x - 0.5) * Log1P(step / x)) + (step * (Math.Log(end) - 1)) + StirlingTail(end) - StirlingTail(x);
    }

    /// <summary>The derivative of <see cref="LogGamma"/> (Abramowitz and Stegun 6.3.18).</summary>
    /// <param name="x">Above 0.</param>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        for (; x < StirlingFrom; x++)
        {
            sum += 1 / x;
        }

        return Math.Log(x) - (0.5 / x) - (Series(DigammaSeries, 1 / (x * x)) / (x * x)) - sum;
    }

    /// <summary>ln(1 + x), exact for small x where adding 1 would lose its digits.</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>ln(1 + exp(x)), which does not overflow.</summary>
    public static double LogOnePlusExp(double x) => x > 0 ? x + Log1P(Math.Exp(-x)) : Log1P(Math.Exp(x));

    private static double StirlingTail(double x) => Series(StirlingSeries, 1 / (x * x)) / x;

    private static double Series(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
