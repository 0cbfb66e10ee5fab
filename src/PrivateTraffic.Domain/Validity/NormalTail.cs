namespace PrivateTraffic.Domain.Validity;

/// <summary>Tails of the standard normal distribution.</summary>
internal static class NormalTail
{
    private const double SeriesUpTo = 2.5;

    /// <summary>The probability of a value at least as far from 0 as <paramref name="z"/>.</summary>
    public static double TwoSided(double z) => ComplementaryError(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>
    /// erfc for x of at least 0, to about 14 digits: by the series of positive terms <c>erf x = 2/√π e^(−x²) Σ 2^n x^(2n+1)/(2n+1)!!</c>
    /// near 0, by its continued fraction beyond (Abramowitz and Stegun, 7.1.6 and 7.1.14).
    /// </summary>
    private static double ComplementaryError(double x)
    {
        if (x < SeriesUpTo)
        {
            var (term, sum) = (x, x);
            for (var n = 1; term > sum * 1e-17; n++)
            {
                term *= 2 * x * x / ((2 * n) + 1);
                sum += term;
            }

            return 1 - (2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum);
        }

        var fraction = x;
        for (var n = 200; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
