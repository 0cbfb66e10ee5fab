using System.Runtime.InteropServices;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// What BG/NBD foretells for each of many buyers. Only P(active) depends on t_x, so that the costly part, a hypergeometric function for
/// every week ahead, is computed once for each pair of x and T.
/// </summary>
internal sealed class PurchasePredictions
{
    private readonly BgNbdModel model;
    private readonly BuyingSummaries buyers;
    private readonly int asOf;
    private readonly int[] pairOf;
    private readonly double[] purchasesIfActive;
    private readonly double[] discountedIfActive;

    /// <summary>Predicts the purchase days of the next weeks.</summary>
    public PurchasePredictions(BgNbdModel model, BuyingSummaries buyers, double weeks)
        : this(model, buyers, (repeats, age) => (model.ExpectedPurchasesIfActive(repeats, age, weeks), 0))
    {
    }

    /// <summary>Predicts the purchase days of the next <see cref="ClvRules.HorizonWeeks"/>, and what they are worth today.</summary>
    public PurchasePredictions(BgNbdModel model, BuyingSummaries buyers, ClvRules rules)
        : this(model, buyers, (repeats, age) => WeekByWeek(model, repeats, age, rules))
    {
    }

    private PurchasePredictions(BgNbdModel model, BuyingSummaries buyers, Func<int, double, (double Purchases, double Discounted)> predict)
    {
        (this.model, this.buyers, asOf) = (model, buyers, buyers.AsOf.DayNumber);
        pairOf = new int[buyers.Count];
        var numbers = new Dictionary<(int Repeats, int AgeDays), int>();
        for (var i = 0; i < pairOf.Length; i++)
        {
            ref readonly var buyer = ref buyers.Buyers[i];
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (buyer.Repeats, buyer.AgeDays(asOf)), out var isKnown);
            number = isKnown ? number : numbers.Count - 1;
            pairOf[i] = number;
        }

        var pairs = numbers.OrderBy(n => n.Value).Select(n => n.Key).ToArray();
        (purchasesIfActive, discountedIfActive) = (new double[pairs.Length], new double[pairs.Length]);
        Parallel.For(0, pairs.Length, i => (purchasesIfActive[i], discountedIfActive[i]) =
            predict(pairs[i].Repeats, pairs[i].AgeDays / BuyingSummary.DaysPerWeek));
    }

    /// <summary>P(active) of the buyer at a position.</summary>
    public double ProbabilityActive(int buyer)
    {
        ref readonly var summary = ref buyers.Buyers[buyer];
        return model.ProbabilityActive(
            summary.Repeats, summary.RecencyDays / BuyingSummary.DaysPerWeek, summary.AgeDays(asOf) / BuyingSummary.DaysPerWeek);
    }

    /// <summary>Expected purchase days of the buyer at a position.</summary>
    public double ExpectedPurchases(int buyer) => ProbabilityActive(buyer) * purchasesIfActive[pairOf[buyer]];

    /// <summary>The same, each purchase day counted by what money is worth then.</summary>
    public double DiscountedPurchases(int buyer) => ProbabilityActive(buyer) * discountedIfActive[pairOf[buyer]];

    /// <summary>The sum over the weeks of (E(k) - E(k-1)) (1+d)^(-k/52).</summary>
    private static (double Purchases, double Discounted) WeekByWeek(BgNbdModel model, int repeats, double ageWeeks, ClvRules rules)
    {
        var (before, discounted) = (0.0, 0.0);
        for (var week = 1; week <= rules.HorizonWeeks; week++)
        {
            var purchases = model.ExpectedPurchasesIfActive(repeats, ageWeeks, week);
            discounted += (purchases - before) * Math.Pow(1 + rules.AnnualDiscount, -week / 52.0);
            before = purchases;
        }

        return (before, discounted);
    }
}
