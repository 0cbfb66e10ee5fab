namespace PrivateTraffic.Domain.Statistics;

/// <summary>Gauss's hypergeometric function for the arguments that purchase models need.</summary>
internal static class Hypergeometric
{
    private const double Precision = 1e-17;
    private const double RescaleAbove = 1e250;

    /// <summary>
    /// ln of c (2F1(a, b; c; z) - 1), the series without its first term (Abramowitz and Stegun 15.1.1) times c. All terms of it are
    /// positive, so nothing cancels, and because of the factor c it exists at c = 0 and just below, where 2F1 itself has a pole.
    /// </summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="c">Above -1.</param>
    /// <param name="z">Above 0, below 1.</param>
    public static double LogOfRest(double a, double b, double c, double z)
    {
        var term = a * b * z;
        var sum = term;
        var scale = 0.0;
        for (var k = 1; ; k++)
        {
            var ratio = (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            term *= ratio;
            sum += term;

            // Ratios come near z from one side, so that the rest is at most a geometric series of the larger of the two.
            var largest = Math.Max(ratio, z);
            if (largest < 1 && term * largest <= Precision * sum * (1 - largest))
            {
                return Math.Log(sum) + scale;
            }

            if (sum > RescaleAbove)
            {
                (term, sum, scale) = (term / RescaleAbove, sum / RescaleAbove, scale + Math.Log(RescaleAbove));
            }
        }
    }
}
