using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Values without a model (segmentation specification, section 7.6): a purchase rate and a spend drawn towards the population's, and the
/// share of customers of equal recency who came back.
/// </summary>
internal sealed class HeuristicValues
{
    /// <summary>
    /// Fewer customers than this have no rate of their own (segmentation specification, section 11); the bucket joins its neighbour.
    /// </summary>
    private const int LeastForRate = 10;

    private const int PriorPurchaseDays = 3;

    private readonly BuyingSummaries buyers;
    private readonly ClvRules rules;
    private readonly double meanRepeats;
    private readonly double meanAgeWeeks;
    private readonly double meanSpend;
    private readonly double[] returnWeights;

    public HeuristicValues(PurchaseLog log, BuyingSummaries buyers, ClvRules rules)
    {
        (this.buyers, this.rules) = (buyers, rules);
        long repeats = 0, ageDays = 0, purchaseDays = 0, amount = 0;
        foreach (ref readonly var buyer in buyers.Buyers)
        {
            repeats += buyer.Repeats;
            ageDays += buyer.AgeDays(buyers.AsOf.DayNumber);
            purchaseDays += buyer.PurchaseDays;
            amount += buyer.NetAmount;
        }

        meanRepeats = (double)repeats / Math.Max(1, buyers.Count);
        meanAgeWeeks = ageDays / BuyingSummary.DaysPerWeek / Math.Max(1, buyers.Count);
        meanSpend = (double)amount / Math.Max(1, purchaseDays);
        returnWeights = ReturnWeights(log, buyers.AsOf, rules.ReturnDays);
    }

    /// <summary>(X + x)/(Y + T) times K and w: purchase days in the horizon.</summary>
    public double ExpectedPurchases(int buyer)
    {
        ref readonly var summary = ref buyers.Buyers[buyer];
        var asOf = buyers.AsOf.DayNumber;
        var weeks = meanAgeWeeks + (summary.AgeDays(asOf) / BuyingSummary.DaysPerWeek);
        return weeks == 0
            ? 0
            : (meanRepeats + summary.Repeats) / weeks * rules.HorizonWeeks * returnWeights[RecencyBuckets.IndexOf(asOf - summary.LastDay)];
    }

    /// <summary>(3A + total spend)/(3 + n), in fen.</summary>
    public double ExpectedSpend(int buyer)
    {
        ref readonly var summary = ref buyers.Buyers[buyer];
        return ((PriorPurchaseDays * meanSpend) + summary.NetAmount) / (PriorPurchaseDays + summary.PurchaseDays);
    }

    /// <summary>
    /// w of each bucket: how many of those who were in it h days ago came back since, against the most recent bucket. At most 1.
    /// </summary>
    private static double[] ReturnWeights(PurchaseLog log, DateOnly asOf, int horizon)
    {
        var customers = new int[RecencyBuckets.Count];
        var returned = new int[RecencyBuckets.Count];
        var then = BuyingSummaries.Of(log, asOf.AddDays(-horizon));
        var purchases = new PurchaseDays();
        for (var i = 0; i < then.Count; i++)
        {
            var bucket = RecencyBuckets.IndexOf(then.AsOf.DayNumber - then.Buyers[i].LastDay);
            log.Read(then.Positions[i], asOf.DayNumber, purchases);
            customers[bucket]++;
            returned[bucket] += !purchases.Days.IsEmpty && purchases.Days[^1] > then.AsOf.DayNumber ? 1 : 0;
        }

        var rates = Rates(customers, returned);
        return [.. rates.Select(rate => rates[0] == 0 ? 1 : Math.Min(1, rate / rates[0]))];
    }

    /// <summary>
    /// The rate of each bucket. Buckets too small to have one share that of their neighbours; nobody at all, and every rate is 0.
    /// </summary>
    private static double[] Rates(int[] customers, int[] returned)
    {
        var rates = new double[customers.Length];
        var first = 0;
        while (first < rates.Length)
        {
            var end = first + 1;
            while (end < rates.Length && (Sum(customers, first, end) < LeastForRate || Sum(customers, end, rates.Length) < LeastForRate))
            {
                end++;
            }

            Array.Fill(rates, Sum(returned, first, end) / (double)Math.Max(1, Sum(customers, first, end)), first, end - first);
            first = end;
        }

        return rates;
    }

    private static int Sum(int[] counts, int first, int end) => counts.AsSpan(first, end - first).ToArray().Sum();
}
