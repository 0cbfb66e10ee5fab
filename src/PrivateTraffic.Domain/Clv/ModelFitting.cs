using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Fits the two models of section 7 by maximum likelihood. Equal customers give equal fits, in whatever order and on however many cores.
/// </summary>
public static class ModelFitting
{
    /// <summary>Logarithms of parameters stay within plus and minus this (segmentation specification, section 7.4).</summary>
    public const double Bound = 8;

    /// <summary>A logarithm this near to the bound is at it.</summary>
    private const double NearBound = 0.01;

    /// <summary>Starts whose likelihoods differ by less have found the same maximum.</summary>
    private const double SameLikelihood = 1e-6;

    /// <summary>How far parameters from different starts may lie apart, relative to their size.</summary>
    private const double SameParameter = 1e-3;

    /// <summary>Fits BG/NBD to buyers as of a day.</summary>
    /// <param name="buyers">At least one buyer; all of the same as-of day.</param>
    /// <param name="asOf">The as-of day, not before the last purchase day of any.</param>
    public static ModelFit<BgNbdModel> FitBgNbd(ReadOnlySpan<BuyingSummary> buyers, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfZero(buyers.Length, nameof(buyers));
        var groups = BuyingGroups.Of(buyers, asOf.DayNumber);
        var maxima = BoxMaximizer.FromEach(new BgNbdLikelihood(groups), PurchaseStarts(groups), Bound);
        return new ModelFit<BgNbdModel>(BgNbdModel.OfLogarithms(maxima[0].Point), maxima[0].Value, buyers.Length, IsIdentified(maxima));
    }

    /// <summary>
    /// Fits Gamma-Gamma to those of the buyers who have a repeat purchase and a spend above 0. Money is in fen: so is the model's
    /// <see cref="GammaGammaModel.Gamma"/>, and the likelihood is that of amounts in fen.
    /// </summary>
    /// <returns>Null when there is no such buyer.</returns>
    public static ModelFit<GammaGammaModel>? FitGammaGamma(ReadOnlySpan<BuyingSummary> buyers) => FitGammaGamma(SpendGroups.Of(buyers));

    internal static ModelFit<GammaGammaModel>? FitGammaGamma(SpendGroups groups)
    {
        if (groups.Count == 0)
        {
            return null;
        }

        var maxima = BoxMaximizer.FromEach(new GammaGammaLikelihood(groups), SpendStarts, Bound);
        var scaled = GammaGammaModel.OfLogarithms(maxima[0].Point);
        return new ModelFit<GammaGammaModel>(
            scaled with { Gamma = scaled.Gamma * groups.MeanSpend },
            maxima[0].Value - (groups.Buyers * Math.Log(groups.MeanSpend)),
            groups.Buyers,
            scaled.Q > 1 && IsIdentified(maxima));
    }

    /// <summary>
    /// Starts in different corners: few or many kinds of customers, early or late drop-out, all with the population's purchase rate.
    /// </summary>
    private static IReadOnlyList<double[]> PurchaseStarts(BuyingGroups groups)
    {
        var (purchases, weeks) = (1.0, 1.0);
        for (var i = 0; i < groups.Count; i++)
        {
            purchases += (double)groups.Customers[i] * groups.Repeats[i];
            weeks += groups.Customers[i] * groups.AgeDays[i] / BuyingSummary.DaysPerWeek;
        }

        var weeksPerPurchase = weeks / purchases;
        return
        [
            Logarithms(0.5, 0.5 * weeksPerPurchase, 0.7, 3),
            Logarithms(2, 2 * weeksPerPurchase, 0.2, 4),
            Logarithms(0.2, 0.1 * weeksPerPurchase, 2, 2),
        ];
    }

    /// <summary>Spend is scaled to a mean of 1, so each start has p v / (q - 1) near 1.</summary>
    private static readonly IReadOnlyList<double[]> SpendStarts = [Logarithms(1, 3, 2), Logarithms(6, 4, 0.5), Logarithms(0.5, 10, 18)];

    private static bool IsIdentified(IReadOnlyList<Maximum> maxima)
    {
        var best = maxima[0];
        return best.Point.All(p => Math.Abs(p) < Bound - NearBound)
            && maxima.Where(m => best.Value - m.Value < SameLikelihood)
                .All(m => m.Point.Zip(best.Point).All(pair => Math.Abs(Math.Exp(pair.First - pair.Second) - 1) < SameParameter));
    }

    private static double[] Logarithms(params double[] parameters) => [.. parameters.Select(p => Math.Clamp(Math.Log(p), -Bound, Bound))];
}
