using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee 2005a, "Counting your customers the easy way", Marketing Science 24(2)): a customer buys at random with a
/// rate of their own, drawn from gamma(<paramref name="R"/>, <paramref name="Alpha"/>); after each purchase they become inactive with a
/// probability of their own, drawn from beta(<paramref name="A"/>, <paramref name="B"/>). Time is in weeks.
/// </summary>
/// <param name="R">Shape of the purchase rates, above 0.</param>
/// <param name="Alpha">Rate parameter of the purchase rates, in weeks, above 0.</param>
/// <param name="A">First parameter of the drop-out probabilities, above 0.</param>
/// <param name="B">Second parameter of the drop-out probabilities, above 0.</param>
public sealed record BgNbdModel(double R, double Alpha, double A, double B)
{
    /// <summary>How near to 1 <see cref="A"/> must be for the limit of the formula to be taken.</summary>
    private const double NearOne = 1e-5;

    /// <summary>ln of the likelihood of a buyer (formula 6 of the paper).</summary>
    /// <param name="repeats">x: purchase days after the first, at least 0.</param>
    /// <param name="recencyWeeks">t_x: from the first to the last purchase day.</param>
    /// <param name="ageWeeks">T: from the first purchase day to the as-of day, at least <paramref name="recencyWeeks"/>.</param>
    public double LogLikelihood(int repeats, double recencyWeeks, double ageWeeks)
    {
        Check(repeats, recencyWeeks, ageWeeks);
        var power = R + repeats;
        var a1 = GammaFunctions.LogGammaStep(R, repeats) + (R * Math.Log(Alpha));
        var a2 = GammaFunctions.LogGammaStep(B, repeats) - GammaFunctions.LogGammaStep(A + B, repeats);
        var a3 = -power * Math.Log(Alpha + ageWeeks);
        return a1 + a2 + a3 + GammaFunctions.LogOnePlusExp(LogDropOutOdds(repeats, recencyWeeks, ageWeeks));
    }

    /// <summary>
    /// P(active) at the as-of day, 0 to 1. It is 1 for everybody without a repeat purchase, however long ago the purchase was: it must
    /// never rank customers, label churn or measure risk by itself (segmentation specification, section 7.2).
    /// </summary>
    /// <inheritdoc cref="LogLikelihood"/>
    public double ProbabilityActive(int repeats, double recencyWeeks, double ageWeeks)
    {
        Check(repeats, recencyWeeks, ageWeeks);
        return 1 / (1 + Math.Exp(LogDropOutOdds(repeats, recencyWeeks, ageWeeks)));
    }

    /// <summary>The expected number of purchase days in the next <paramref name="weeks"/> weeks (formula 10 of the paper).</summary>
    /// <inheritdoc cref="LogLikelihood"/>
    public double ExpectedPurchases(int repeats, double recencyWeeks, double ageWeeks, double weeks) =>
        ProbabilityActive(repeats, recencyWeeks, ageWeeks) * ExpectedPurchasesIfActive(repeats, ageWeeks, weeks);

    /// <summary>
    /// The expected number of purchase days in the next <paramref name="weeks"/> weeks of a customer who is active at the as-of day.
    /// </summary>
    /// <param name="repeats">x: purchase days after the first, at least 0.</param>
    /// <param name="ageWeeks">T: from the first purchase day to the as-of day, at least 0.</param>
    /// <param name="weeks">At least 0.</param>
    public double ExpectedPurchasesIfActive(int repeats, double ageWeeks, double weeks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        ArgumentOutOfRangeException.ThrowIfNegative(ageWeeks);
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        if (weeks == 0)
        {
            return 0;
        }

        // At a = 1 the formula is 0/0; the function is smooth there, so that the mean of both sides is its value.
        return Math.Abs(A - 1) >= NearOne ? With(A) : (With(1 - NearOne) + With(1 + NearOne)) / 2;

        double With(double a) => ExpectedPurchasesIfActive(a, repeats, ageWeeks, weeks);
    }

    internal static BgNbdModel OfLogarithms(ReadOnlySpan<double> logarithms) =>
        new(Math.Exp(logarithms[0]), Math.Exp(logarithms[1]), Math.Exp(logarithms[2]), Math.Exp(logarithms[3]));

    /// <summary>
    /// With c = a+b+x-1 and q = (alpha+T)/(alpha+T+t): [c - q^(r+x) c 2F1] / (a-1) = [c (1 - q^(r+x)) - q^(r+x) c (2F1 - 1)] / (a-1),
    /// of which neither part has a pole or overflows.
    /// </summary>
    private double ExpectedPurchasesIfActive(double a, int repeats, double ageWeeks, double weeks)
    {
        var power = R + repeats;
        var c = a + B + repeats - 1;
        var end = Alpha + ageWeeks + weeks;
        var logShrink = power * -GammaFunctions.Log1P(weeks / (Alpha + ageWeeks));
        var rest = Math.Exp(Hypergeometric.LogOfRest(power, B + repeats, c, weeks / end) + logShrink);
        return ((c * (1 - Math.Exp(logShrink))) - rest) / (a - 1);
    }

    /// <summary>ln of delta of the specification, the odds of having dropped out. Minus infinity without a repeat purchase.</summary>
    private double LogDropOutOdds(int repeats, double recencyWeeks, double ageWeeks) => repeats == 0
        ? double.NegativeInfinity
        : Math.Log(A / (B + repeats - 1)) + ((R + repeats) * Math.Log((Alpha + ageWeeks) / (Alpha + recencyWeeks)));

    private static void Check(int repeats, double recencyWeeks, double ageWeeks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        ArgumentOutOfRangeException.ThrowIfNegative(recencyWeeks);
        ArgumentOutOfRangeException.ThrowIfLessThan(ageWeeks, recencyWeeks);
    }
}
