using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Customer lifetime value of a whole base as of a day (segmentation specification, section 7): the fits, whether they can be trusted, the
/// value of every buyer and the tiers. A pure function of log, day and rules; a million customers take some seconds. Once made it may be
/// read from many threads.
/// </summary>
public sealed class ClvAnalysis
{
    private const int LeastCustomers = 500;
    private const int LeastRepeatCustomers = 100;
    private const double MostCorrelation = 0.3;

    private readonly PurchaseLog log;
    private readonly BuyingSummaries buyers;
    private readonly PurchasePredictions? predictions;
    private readonly HeuristicValues? heuristic;
    private readonly long[] values;

    private ClvAnalysis(PurchaseLog log, DateOnly asOf, ClvRules rules)
    {
        (this.log, Rules) = (log, rules);
        buyers = BuyingSummaries.Of(log, asOf);
        var reasons = ReasonsAgainstFitting(buyers);
        Status = reasons.Count > 0 ? ClvStatus.Default : Fit(reasons);
        Reasons = reasons;
        predictions = Method == ClvMethod.Model ? new PurchasePredictions(Purchases!.Model, buyers, rules) : null;
        heuristic = Method == ClvMethod.Heuristic ? new HeuristicValues(log, buyers, rules) : null;
        values = new long[buyers.Count];
        Parallel.For(0, values.Length, i => values[i] = ValueOf(i));
        Tiers = ClvTiers.Of(values);
        HistoricCrossing = CrossingOfAmounts();
        Totals = TotalUp();
    }

    /// <summary>The as-of day.</summary>
    public DateOnly AsOf => buyers.AsOf;

    /// <summary>The rules in use.</summary>
    public ClvRules Rules { get; }

    /// <summary>Buyers with a valid order by the as-of day.</summary>
    public int Count => buyers.Count;

    /// <summary>Those among them with a repeat purchase.</summary>
    public int WithRepeats => buyers.WithRepeats;

    /// <summary>The median number of days between consecutive purchase days; null without repeat purchases.</summary>
    public double? MedianGapDays => buyers.Gaps.Median;

    /// <summary>Whether the values can be trusted.</summary>
    public ClvStatus Status { get; }

    /// <summary>Why not more, the most important first; empty when accepted.</summary>
    public IReadOnlyList<ClvReason> Reasons { get; }

    /// <summary>Where all values come from.</summary>
    public ClvMethod Method => Status is ClvStatus.Accepted or ClvStatus.Provisional ? ClvMethod.Model : ClvMethod.Heuristic;

    /// <summary>The fitted purchase model, identified or not; null when there was too little to fit.</summary>
    public ModelFit<BgNbdModel>? Purchases { get; private set; }

    /// <summary>The fitted spend model, with money in fen, identified or not; null when there was too little to fit.</summary>
    public ModelFit<GammaGammaModel>? Spend { get; private set; }

    /// <summary>
    /// The correlation of the number of repeat purchases with their mean spend; null where there was too little, or no variation.
    /// </summary>
    public double? SpendCorrelation { get; private set; }

    /// <summary>How well the model foretold the last third of the history; null when that could not be tried.</summary>
    public ClvBacktest? Backtest { get; private set; }

    /// <summary>The cut-points of the tiers.</summary>
    public ClvTiers Tiers { get; }

    /// <summary>
    /// Historic high spenders have paid at least this, in fen: the crossing point of what was paid. Null when nobody paid anything.
    /// </summary>
    public long? HistoricCrossing { get; }

    /// <summary>All tiers, the most valuable first, empty ones included.</summary>
    public IReadOnlyList<ClvTierTotal> Totals { get; }

    /// <summary>The buyer at a position, 0 to <see cref="Count"/> - 1 in the order of the log.</summary>
    public CustomerValue this[int buyer]
    {
        get
        {
            var summary = buyers.Buyers[buyer];
            return new CustomerValue(
                log.CustomerAt(buyers.Positions[buyer]),
                summary.Repeats,
                summary.RecencyDays / BuyingSummary.DaysPerWeek,
                summary.AgeDays(AsOf.DayNumber) / BuyingSummary.DaysPerWeek,
                predictions?.ProbabilityActive(buyer),
                predictions?.ExpectedPurchases(buyer) ?? heuristic!.ExpectedPurchases(buyer),
                SpendOf(buyer),
                values[buyer],
                Tiers.TierOf(values[buyer]),
                IsFading(buyer));
        }
    }

    /// <summary>Analyses the buyers of a log as of the end of a day.</summary>
    public static ClvAnalysis Of(PurchaseLog log, DateOnly asOf, ClvRules rules)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(rules);
        return new ClvAnalysis(log, asOf, rules);
    }

    /// <summary>What a fit lacks (segmentation specification, sections 7.4 and 11); empty when it can be made.</summary>
    internal static List<ClvReason> ReasonsAgainstFitting(BuyingSummaries buyers)
    {
        var reasons = new List<ClvReason>();
        if (buyers.Count < LeastCustomers)
        {
            reasons.Add(ClvReason.TooFewCustomers);
        }

        if (buyers.WithRepeats < LeastRepeatCustomers)
        {
            reasons.Add(ClvReason.TooFewRepeatCustomers);
        }

        if (buyers.Gaps.TwiceMedian is { } twiceMedian && buyers.AsOf.DayNumber - buyers.FirstDay < twiceMedian)
        {
            reasons.Add(ClvReason.HistoryTooShort);
        }

        return reasons;
    }

    private ClvStatus Fit(List<ClvReason> reasons)
    {
        var spend = SpendGroups.Of(buyers.Buyers);
        Purchases = ModelFitting.FitBgNbd(buyers.Buyers, AsOf);
        Spend = ModelFitting.FitGammaGamma(spend);
        SpendCorrelation = spend.Correlation;
        if (!Purchases.IsIdentified)
        {
            reasons.Add(ClvReason.PurchasesNotIdentified);
        }

        if (Spend is not { IsIdentified: true })
        {
            reasons.Add(ClvReason.SpendNotIdentified);
        }

        if (reasons.Count > 0)
        {
            return ClvStatus.NotIdentified;
        }

        Backtest = ClvBacktest.Run(log, buyers);
        reasons.AddRange(Backtest is { } test ? Failures(test) : [ClvReason.BacktestImpossible]);
        if (SpendCorrelation is { } correlation && Math.Abs(correlation) >= MostCorrelation)
        {
            reasons.Add(ClvReason.SpendDependsOnFrequency);
        }

        return reasons.Count > 0 ? ClvStatus.Provisional : ClvStatus.Accepted;
    }

    private static IEnumerable<ClvReason> Failures(ClvBacktest test)
    {
        if (!test.IsTotalGood)
        {
            yield return ClvReason.BacktestTotalOff;
        }

        if (!test.IsRankingGood)
        {
            yield return ClvReason.BacktestRankingWorse;
        }
    }

    private double SpendOf(int buyer)
    {
        ref readonly var summary = ref buyers.Buyers[buyer];
        return heuristic?.ExpectedSpend(buyer) ?? Spend!.Model.ExpectedSpend(summary.Repeats, summary.MeanRepeatSpend);
    }

    private long ValueOf(int buyer) => (long)Math.Round(predictions is not null
        ? Rules.Margin * SpendOf(buyer) * predictions.DiscountedPurchases(buyer)
        : SpendOf(buyer) * heuristic!.ExpectedPurchases(buyer));

    private long? CrossingOfAmounts()
    {
        var amounts = new long[buyers.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = buyers.Buyers[i].NetAmount;
        }

        Array.Sort(amounts);
        Array.Reverse(amounts);
        return LorenzCrossing.Of(amounts).From;
    }

    private bool IsFading(int buyer) =>
        buyers.Buyers[buyer].NetAmount >= HistoricCrossing && !(values[buyer] >= Tiers.HighPotentialFrom);

    private ClvTierTotal[] TotalUp()
    {
        var totals = new (int Customers, long Value, long NetAmount, int Fading)[Enum.GetValues<ClvTier>().Length];
        for (var i = 0; i < buyers.Count; i++)
        {
            ref var total = ref totals[(int)Tiers.TierOf(values[i])];
            total.Customers++;
            total.Value += values[i];
            total.NetAmount += buyers.Buyers[i].NetAmount;
            total.Fading += IsFading(i) ? 1 : 0;
        }

        return [.. totals.Select((t, tier) => new ClvTierTotal((ClvTier)tier, t.Customers, t.Value, t.NetAmount, t.Fading)).Reverse()];
    }
}
