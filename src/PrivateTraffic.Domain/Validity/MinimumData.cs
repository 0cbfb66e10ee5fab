namespace PrivateTraffic.Domain.Validity;

/// <summary>The sample sizes below which an estimate is not accepted, or not used (segmentation specification, section 11).</summary>
public static class MinimumData
{
    /// <summary>Gap quantiles: customers with a completed gap from which they are accepted.</summary>
    public const int GapCustomers = 200;

    /// <summary>Gap quantiles: customers with a completed gap below which the parent scope, then the configured default is used.</summary>
    public const int GapCustomersAtLeast = 30;

    /// <summary>Gap quantiles: the widest half of an interval, in hundredths of the value, that is accepted.</summary>
    public const int GapHalfWidthPercent = 15;

    /// <summary>Churn by return odds: gaps that must still be at risk at the threshold.</summary>
    public const int GapsAtRisk = 30;

    /// <summary>RFM thresholds: buyers from which they are accepted.</summary>
    public const int Buyers = 200;

    /// <summary>RFM thresholds: buyers below which the default thresholds are used.</summary>
    public const int BuyersAtLeast = 50;

    /// <summary>The rate of a segment: customers from which it is accepted.</summary>
    public const int RateCustomers = 30;

    /// <summary>The rate of a segment: events from which it is accepted.</summary>
    public const int RateEvents = 5;

    /// <summary>The rate of a segment: customers below which only the count is shown.</summary>
    public const int RateCustomersAtLeast = 10;

    /// <summary>The quality of a quantile of gaps.</summary>
    /// <param name="customers">Customers with at least one completed gap within the horizon.</param>
    /// <param name="days">The quantile in days, at least 0.</param>
    /// <param name="low">The lower end of its 95% interval in days.</param>
    /// <param name="high">The upper end; null when it lies beyond the horizon.</param>
    public static EstimateQuality OfGapQuantile(long customers, int days, int low, int? high) =>
        customers < GapCustomersAtLeast ? EstimateQuality.Default(EstimateReason.SmallSample)
        : customers < GapCustomers ? EstimateQuality.Provisional(EstimateReason.SmallSample)
        : high is { } end && 100L * (end - low) <= 2L * GapHalfWidthPercent * days ? EstimateQuality.Accepted
        : EstimateQuality.Provisional(EstimateReason.WideInterval);

    /// <summary>The quality of thresholds derived from a number of buyers.</summary>
    public static EstimateQuality OfRfm(long buyers) =>
        buyers >= Buyers ? EstimateQuality.Accepted
        : buyers >= BuyersAtLeast ? EstimateQuality.Provisional(EstimateReason.SmallSample)
        : EstimateQuality.Default(buyers == 0 ? EstimateReason.NoData : EstimateReason.SmallSample);

    /// <summary>The quality of labels that each customer's own behaviour tells, by the customers of whom enough is known.</summary>
    public static EstimateQuality OfCustomers(long customers) =>
        customers >= RateCustomers ? EstimateQuality.Accepted
        : customers >= RateCustomersAtLeast ? EstimateQuality.Provisional(EstimateReason.SmallSample)
        : EstimateQuality.Default(customers == 0 ? EstimateReason.NoData : EstimateReason.SmallSample);

    /// <summary>The quality of the rate of a segment; where it is not usable, only the count may be shown.</summary>
    public static EstimateQuality OfRate(Proportion rate) =>
        rate.Trials < RateCustomersAtLeast ? EstimateQuality.Default(EstimateReason.SmallSample)
        : rate.Trials < RateCustomers ? EstimateQuality.Provisional(EstimateReason.SmallSample)
        : rate.Successes < RateEvents ? EstimateQuality.Provisional(EstimateReason.FewEvents)
        : EstimateQuality.Accepted;
}
