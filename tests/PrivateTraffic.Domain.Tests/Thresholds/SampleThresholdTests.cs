using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Thresholds;

/// <summary>Gap thresholds of a real shop, whose purchases have a long tail.</summary>
public sealed class SampleThresholdTests
{
    private static readonly DateOnly AsOf = new(1998, 6, 30);

    [Theory]
    [InlineData(GapEstimator.ProductLimit)]
    [InlineData(GapEstimator.First)]
    [InlineData(GapEstimator.Pooled)]
    public void The_estimators_say_what_plain_sums_over_all_customers_say(GapEstimator estimator)
    {
        var customers = SampleOrders.OrSkip();

        var estimate = Threshold(Gaps.PaidToPaid with { WindowDays = 120 }).By(estimator);
        var naive = new NaiveGaps(customers, Gaps.PaidToPaid, AsOf, 120);

        estimate.HorizonDays.ShouldBe(60);
        estimate.Days.ShouldBe(naive.Quantile(estimator, 0.8, 60, GapDenominator.Returners));
        estimate.ReturnShare.ShouldBe(naive.Returned(estimator, 60), 1e-9);
    }

    [Fact]
    public void Purchases_observed_for_a_year_and_a_half_have_no_flat_window()
    {
        SampleOrders.OrSkip();

        var threshold = Threshold(Gaps.PaidToPaid);

        threshold.RecordedDays.ShouldBe(546);
        threshold.Chosen.WindowDays.ShouldBe(480);
        threshold.Quality.ShouldBe(EstimateQuality.Provisional(EstimateReason.NotFlat));
        threshold.Windows.Select(w => w.WindowDays).ShouldBe([30, 42, 60, 85, 120, 170, 240, 339, 480]);
    }

    private static GapThreshold Threshold(GapRule rule)
    {
        var sample = new GapSample(rule, AsOf);
        foreach (var customer in SampleOrders.OrSkip())
        {
            sample.Add(customer.View());
        }

        return GapThreshold.Of(sample);
    }
}
