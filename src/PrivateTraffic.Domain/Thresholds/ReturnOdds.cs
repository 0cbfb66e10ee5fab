using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Churn by return odds (segmentation specification, section 3): the first day on which at most a fifth of the customers who are still
/// silent come back in the next h days. Read from the pooled curve, in which every open gap counts, in the largest window there is.
/// </summary>
internal static class ReturnOdds
{
    public static ChurnEstimate Of(GapSample sample, int silentAfterDays, int within)
    {
        var (window, counts) = sample.Candidates().Last();
        var curve = GapCurve.Of(counts, GapEstimator.Pooled);
        var share = 1 - (double)sample.Rule.Level;
        var first = silentAfterDays + 1;
        var last = window - 1 - within;
        var days = FirstDayWithOdds(share);
        var atRisk = days is { } c ? curve.AtRisk(c) : curve.AtRisk(first);
        var reach = days is null ? 0 : Proportion.Z95 * Math.Sqrt(share * (1 - share) / atRisk);
        return new ChurnEstimate
        {
            Mode = ChurnMode.ReturnOdds,
            Days = days,
            Low = days is null ? null : FirstDayWithOdds(share + reach),
            High = days is null ? null : FirstDayWithOdds(share - reach),
            Sample = atRisk,
            WindowDays = window,
            Quality = days is not null ? EstimateQuality.Accepted
                : counts.Customers == 0 ? EstimateQuality.Default(EstimateReason.NoData)
                : last < first ? EstimateQuality.Default(EstimateReason.ShortHistory)
                : curve.AtRisk(first) < MinimumData.GapsAtRisk ? EstimateQuality.Default(EstimateReason.SmallSample)
                : EstimateQuality.Default(EstimateReason.NotReached),
            Curve = new ChurnCurve(share, [.. Odds(0)]),
        };

        int? FirstDayWithOdds(double odds) => Odds(first).Where(p => p.Share <= odds + GapCurve.Slack).Select(p => (int?)p.Day).FirstOrDefault();

        IEnumerable<ChurnPoint> Odds(int from)
        {
            for (var day = from; day <= last && curve.AtRisk(day) >= MinimumData.GapsAtRisk; day++)
            {
                if (curve.Survival(day) > 0)
                {
                    yield return new ChurnPoint(day, 1 - (curve.Survival(day + within) / curve.Survival(day)));
                }
            }
        }
    }
}
