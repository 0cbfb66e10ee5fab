using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Gamma-Gamma (Fader, Hardie and Lee 2005b, "RFM and CLV: using iso-value curves for customer base analysis", Journal of Marketing
/// Research 42(4)): what a customer spends on a purchase day varies around a mean of their own, and the means vary between customers.
/// </summary>
/// <param name="P">Shape of the spend on a day, above 0.</param>
/// <param name="Q">Shape of its rate between customers, above 1, or the population would have no mean spend.</param>
/// <param name="Gamma">Rate parameter of its rate between customers, in the unit of money, above 0. The specification calls it v.</param>
public sealed record GammaGammaModel(double P, double Q, double Gamma)
{
    /// <summary>
    /// The expected spend of a customer of whom nothing is known, in the unit of money of <see cref="Gamma"/>: p v / (q - 1).
    /// </summary>
    public double MeanSpend => P * Gamma / (Q - 1);

    /// <summary>ln of the likelihood of a mean spend.</summary>
    /// <param name="repeats">x: repeat purchase days, at least 1.</param>
    /// <param name="meanSpend">m: the mean spend on them, above 0.</param>
    public double LogLikelihood(int repeats, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanSpend);
        var total = repeats * meanSpend;
        return GammaFunctions.LogGammaStep(P * repeats, Q) - GammaFunctions.LogGamma(Q) - Math.Log(meanSpend)
            - (P * repeats * GammaFunctions.Log1P(Gamma / total)) - (Q * GammaFunctions.Log1P(total / Gamma));
    }

    /// <summary>
    /// The expected spend on a future purchase day, p (v + x m) / (p x + q - 1): the customer's own mean, drawn towards that of all.
    /// </summary>
    /// <param name="repeats">x: repeat purchase days, at least 0.</param>
    /// <param name="meanSpend">m: the mean spend on them, at least 0; ignored where x = 0.</param>
    public double ExpectedSpend(int repeats, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        ArgumentOutOfRangeException.ThrowIfNegative(meanSpend);
        return P * (Gamma + (repeats * meanSpend)) / ((P * repeats) + Q - 1);
    }

    internal static GammaGammaModel OfLogarithms(ReadOnlySpan<double> logarithms) =>
        new(Math.Exp(logarithms[0]), Math.Exp(logarithms[1]), Math.Exp(logarithms[2]));
}
