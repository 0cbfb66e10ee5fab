using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Churn by the residual of the silent rule (segmentation specification, section 3): among those who pass S and come back within H, the day
/// by which four fifths are back. It is bound to H when the tail is long, and so never accepted.
/// </summary>
internal static class ResidualChurn
{
    public static ChurnEstimate Of(GapThreshold silent, int silentAfterDays)
    {
        var (curve, horizon) = (silent.Curve, silent.Chosen.HorizonDays);
        var level = (double)silent.Rule.Level;
        var before = curve.ShareBackWithin(silentAfterDays);
        var rest = curve.ShareBackWithin(horizon) - before;
        var customers = curve.ReturnedBetween(silentAfterDays, horizon);
        var exists = rest > GapCurve.Slack && customers > 0;
        var reach = exists ? Proportion.Z95 * Math.Sqrt(level * (1 - level) / customers) : 0;
        var days = exists ? Quantile(level) : null;
        return new ChurnEstimate
        {
            Mode = ChurnMode.Residual,
            Days = days,
            Low = exists ? Quantile(Math.Max(0, level - reach)) : null,
            High = exists ? Quantile(Math.Min(1, level + reach)) : null,
            Sample = customers,
            WindowDays = silent.Chosen.WindowDays,
            Quality = QualityOf(),
            Curve = new ChurnCurve(before + (level * rest), curve.PointsUpTo(horizon)),
        };

        EstimateQuality QualityOf()
        {
            var residual = EstimateQuality.Provisional(EstimateReason.Residual);
            return silent.Chosen.Customers == 0 ? EstimateQuality.Default(EstimateReason.NoData)
                : days is null ? EstimateQuality.Default(EstimateReason.NobodyReturns)
                : customers < MinimumData.GapCustomersAtLeast ? EstimateQuality.Default(EstimateReason.SmallSample)
                : customers < MinimumData.GapCustomers ? residual.With(EstimateReason.SmallSample, EstimateStatus.Provisional)
                : residual;
        }

        int? Quantile(double p) => curve.FirstDayWith(before + (p * rest), horizon);
    }
}
