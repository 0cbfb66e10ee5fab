using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Whether BG/NBD, fitted to the first two thirds of the history, foretold the rest (segmentation specification, section 7.4).
/// </summary>
public sealed record ClvBacktest
{
    private const double MostTotalError = 0.3;
    private const double MostRankingLoss = 0.01;

    /// <summary>The last day the fit saw.</summary>
    public required DateOnly CalibrationEnd { get; init; }

    /// <summary>The last day of what was predicted.</summary>
    public required DateOnly HoldoutEnd { get; init; }

    /// <summary>Buyers known at the end of the calibration.</summary>
    public required int Customers { get; init; }

    /// <summary>The fit to the calibration period.</summary>
    public required ModelFit<BgNbdModel> Fit { get; init; }

    /// <summary>Purchase days foretold for the holdout.</summary>
    public required double PredictedPurchases { get; init; }

    /// <summary>Purchase days that happened in it.</summary>
    public required long ActualPurchases { get; init; }

    /// <summary>AUC of ranking by expected purchases; null when everybody or nobody bought.</summary>
    public required double? Auc { get; init; }

    /// <summary>AUC of ranking by recency alone, the later the better.</summary>
    public required double? RecencyAuc { get; init; }

    /// <summary>Predicted against actual by x = 0, 1, ..., 6 and 7 or more, empty groups included.</summary>
    public required IReadOnlyList<RepeatGroup> ByRepeats { get; init; }

    /// <summary>Whether the total is within 30% of what happened.</summary>
    public bool IsTotalGood => Math.Abs(PredictedPurchases - ActualPurchases) <= MostTotalError * ActualPurchases;

    /// <summary>Whether ranking by prediction is not worse than ranking by recency, by more than 0.01 of AUC.</summary>
    public bool IsRankingGood => Auc is not { } auc || RecencyAuc is not { } recency || auc >= recency - MostRankingLoss;

    /// <summary>Buyers with the same number of repeat purchases at the end of the calibration.</summary>
    /// <param name="Repeats">x; the last group holds this many or more.</param>
    /// <param name="Customers">Buyers in the group.</param>
    /// <param name="Predicted">Purchase days foretold for all of them.</param>
    /// <param name="Actual">Purchase days that happened.</param>
    public sealed record RepeatGroup(int Repeats, int Customers, double Predicted, long Actual);

    /// <summary>Runs the backtest. Null when the first two thirds are too little to fit, or do not tell the parameters.</summary>
    internal static ClvBacktest? Run(PurchaseLog log, BuyingSummaries now)
    {
        if (now.FirstDay is not { } first)
        {
            return null;
        }

        var asOf = now.AsOf.DayNumber;
        var calibrationEnd = DateOnly.FromDayNumber(first + ((asOf - first) * 2 / 3));
        var then = BuyingSummaries.Of(log, calibrationEnd);
        if (ClvAnalysis.ReasonsAgainstFitting(then).Count > 0
            || ModelFitting.FitBgNbd(then.Buyers, calibrationEnd) is not { IsIdentified: true } fit)
        {
            return null;
        }

        return Compare(log, then, fit, now.AsOf);
    }

    private static ClvBacktest Compare(PurchaseLog log, BuyingSummaries then, ModelFit<BgNbdModel> fit, DateOnly end)
    {
        var predictions = new PurchasePredictions(fit.Model, then, (end.DayNumber - then.AsOf.DayNumber) / BuyingSummary.DaysPerWeek);
        var scores = new double[then.Count];
        var recency = new double[then.Count];
        var bought = new bool[then.Count];
        var groups = new (int Customers, double Predicted, long Actual)[8];
        var purchases = new PurchaseDays();
        for (var i = 0; i < then.Count; i++)
        {
            log.Read(then.Positions[i], end.DayNumber, purchases);
            var actual = purchases.Days.Length - CountUpTo(purchases.Days, then.AsOf.DayNumber);
            scores[i] = predictions.ExpectedPurchases(i);
            recency[i] = then.Buyers[i].LastDay;
            bought[i] = actual > 0;
            ref var group = ref groups[Math.Min(then.Buyers[i].Repeats, groups.Length - 1)];
            group = (group.Customers + 1, group.Predicted + scores[i], group.Actual + actual);
        }

        return new ClvBacktest
        {
            CalibrationEnd = then.AsOf,
            HoldoutEnd = end,
            Customers = then.Count,
            Fit = fit,
            PredictedPurchases = groups.Sum(g => g.Predicted),
            ActualPurchases = groups.Sum(g => g.Actual),
            Auc = RankingQuality.AreaUnderCurve(scores, bought),
            RecencyAuc = RankingQuality.AreaUnderCurve(recency, bought),
            ByRepeats = [.. groups.Select((g, x) => new RepeatGroup(x, g.Customers, g.Predicted, g.Actual))],
        };
    }

    private static int CountUpTo(ReadOnlySpan<int> days, int last)
    {
        var found = days.BinarySearch(last);
        return found >= 0 ? found + 1 : ~found;
    }
}
