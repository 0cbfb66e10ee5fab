using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Api.Features.Clv;

/// <summary>
/// Customer lifetime value. Amounts are in fen, but for gamma, which stands in whole currency units as the literature gives it.
/// </summary>
/// <param name="AsOf">The last day of the data.</param>
/// <param name="Model">The version of the model; null for one that was given to try it out.</param>
/// <param name="Total">Buyers: customers with a valid order by that day.</param>
/// <param name="WithRepeats">Those among them with a repeat purchase.</param>
/// <param name="Status">accepted, provisional, not-identified, or default: too little data to fit.</param>
/// <param name="Reason">The weightiest reason why not more; null when accepted.</param>
/// <param name="Reasons">All reasons.</param>
/// <param name="Method">model or heuristic: where all values come from.</param>
/// <param name="Parameters">What the company has decided: the <c>clv</c> of the model.</param>
/// <param name="Warnings">What is doubtful about the model itself: too-many-dimensions, not-derived, stale-thresholds.</param>
/// <param name="R">BG/NBD, time in weeks. This and the next four are null when there was too little to fit.</param>
/// <param name="Alpha">BG/NBD.</param>
/// <param name="A">BG/NBD.</param>
/// <param name="B">BG/NBD.</param>
/// <param name="LogLikelihood">Of BG/NBD.</param>
/// <param name="P">Gamma-Gamma. This and the next four are null when there was too little to fit.</param>
/// <param name="Q">Gamma-Gamma.</param>
/// <param name="Gamma">Gamma-Gamma, in whole currency units; v in the specification.</param>
/// <param name="SpendLogLikelihood">Of Gamma-Gamma, of amounts in whole currency units.</param>
/// <param name="SpendCustomers">Buyers that Gamma-Gamma was fitted to: those with a repeat purchase and a spend above 0.</param>
/// <param name="SpendCorrelation">Of the number of repeat purchases with their mean spend.</param>
/// <param name="MedianGapDays">Between consecutive purchase days.</param>
/// <param name="Tiers">whale, high-potential, long-tail; empty ones included.</param>
/// <param name="WhaleFrom">Whales are worth at least this.</param>
/// <param name="HighPotentialFrom">The crossing point of the predicted values.</param>
/// <param name="IsDegenerate">Whether the crossing point separates nobody, or more than half.</param>
/// <param name="Backtest">How the last third of the history was foretold; null when that could not be tried.</param>
public sealed record ClvResponse(
    DateOnly AsOf,
    int? Model,
    long Total,
    long WithRepeats,
    string Status,
    string? Reason,
    IReadOnlyList<string> Reasons,
    string Method,
    ClvRules Parameters,
    IReadOnlyList<string> Warnings,
    double? R,
    double? Alpha,
    double? A,
    double? B,
    double? LogLikelihood,
    double? P,
    double? Q,
    double? Gamma,
    double? SpendLogLikelihood,
    long? SpendCustomers,
    double? SpendCorrelation,
    double? MedianGapDays,
    IReadOnlyList<ClvTierResponse> Tiers,
    long? WhaleFrom,
    long? HighPotentialFrom,
    bool IsDegenerate,
    ClvBacktestResponse? Backtest)
{
    private const double FenPerUnit = 100;

    internal static ClvResponse Of(ClvAnalysis analysis, ReportFrame frame)
    {
        var value = analysis.Totals.Sum(t => (double)t.Value);
        var spend = analysis.Spend;
        return new ClvResponse(
            analysis.AsOf,
            frame.Version,
            analysis.Count,
            analysis.WithRepeats,
            ClvKeys.Of(analysis.Status),
            analysis.Reasons.Count > 0 ? ClvKeys.Of(analysis.Reasons[0]) : null,
            [.. analysis.Reasons.Select(ClvKeys.Of)],
            ClvKeys.Of(analysis.Method),
            analysis.Rules,
            frame.Warnings,
            analysis.Purchases?.Model.R,
            analysis.Purchases?.Model.Alpha,
            analysis.Purchases?.Model.A,
            analysis.Purchases?.Model.B,
            analysis.Purchases?.LogLikelihood,
            spend?.Model.P,
            spend?.Model.Q,
            spend?.Model.Gamma / FenPerUnit,
            spend?.LogLikelihood + (spend?.Customers * Math.Log(FenPerUnit)),
            spend?.Customers,
            analysis.SpendCorrelation,
            analysis.MedianGapDays,
            [.. analysis.Totals.Select(t => new ClvTierResponse(
                ClvKeys.Of(t.Tier),
                t.Customers,
                ShareOf(t.Customers, analysis.Count),
                t.Value,
                ShareOf(t.Value, value),
                t.NetAmount,
                t.Fading))],
            analysis.Tiers.WhaleFrom,
            analysis.Tiers.HighPotentialFrom,
            analysis.Tiers.IsDegenerate,
            analysis.Backtest is { } test ? ClvBacktestResponse.Of(test) : null);
    }

    private static double ShareOf(double part, double whole) => whole == 0 ? 0 : part / whole;
}

/// <summary>A value tier.</summary>
/// <param name="Key">whale, high-potential, long-tail.</param>
/// <param name="Count">Buyers.</param>
/// <param name="Share">Of all buyers, 0 to 1.</param>
/// <param name="Value">The sum of their predicted values over the horizon, in fen.</param>
/// <param name="ValueShare">Of the value of all, 0 to 1.</param>
/// <param name="NetAmount">What they have paid so far, in fen.</param>
/// <param name="Fading">Buyers among them who brought much so far and are expected to bring little.</param>
public sealed record ClvTierResponse(string Key, long Count, double Share, long Value, double ValueShare, long NetAmount, long Fading);

/// <summary>The model fitted to the first two thirds of the history against what happened in the rest.</summary>
/// <param name="CalibrationEnd">The last day the fit saw.</param>
/// <param name="HoldoutEnd">The last day of what was foretold.</param>
/// <param name="Customers">Buyers known at the end of the calibration.</param>
/// <param name="Predicted">Purchase days foretold.</param>
/// <param name="Actual">Purchase days that happened.</param>
/// <param name="Auc">Of ranking by expected purchases; null when everybody or nobody bought.</param>
/// <param name="RecencyAuc">Of ranking by recency alone.</param>
/// <param name="IsTotalGood">Whether the total is within 30%.</param>
/// <param name="IsRankingGood">Whether the ranking is not worse than recency by more than 0.01.</param>
/// <param name="ByRepeats">Groups of x = 0, 1, ..., 6 and 7 or more.</param>
public sealed record ClvBacktestResponse(
    DateOnly CalibrationEnd,
    DateOnly HoldoutEnd,
    long Customers,
    double Predicted,
    long Actual,
    double? Auc,
    double? RecencyAuc,
    bool IsTotalGood,
    bool IsRankingGood,
    IReadOnlyList<ClvRepeatResponse> ByRepeats)
{
    internal static ClvBacktestResponse Of(ClvBacktest test) => new(
        test.CalibrationEnd,
        test.HoldoutEnd,
        test.Customers,
        test.PredictedPurchases,
        test.ActualPurchases,
        test.Auc,
        test.RecencyAuc,
        test.IsTotalGood,
        test.IsRankingGood,
        [.. test.ByRepeats.Select(g => new ClvRepeatResponse(
            g.Repeats < test.ByRepeats.Count - 1 ? $"{g.Repeats}" : $"{g.Repeats}+", g.Customers, g.Predicted, g.Actual))]);
}

/// <summary>Buyers with the same number of repeat purchases at the end of the calibration.</summary>
/// <param name="Repeats">0, 1, ..., 6, 7+.</param>
/// <param name="Count">Buyers.</param>
/// <param name="Predicted">Purchase days foretold for all of them.</param>
/// <param name="Actual">Purchase days that happened.</param>
public sealed record ClvRepeatResponse(string Repeats, long Count, double Predicted, long Actual);
