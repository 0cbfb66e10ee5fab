using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Thresholds;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Thresholds;

/// <summary>The acceptance tests 2 to 5 of the segmentation specification, and the rules of its sections 1.3 and 2.</summary>
public sealed class GapThresholdTests
{
    [Theory]
    [InlineData(12, 240)]
    [InlineData(20, 240)]
    public void For_exponential_gaps_the_80_percent_point_is_1_609_times_their_mean(int mean, int window)
    {
        var buyers = Buyers(1_500, 360, Gaps.Exponential(mean));

        var estimate = Gaps.Threshold(buyers, Gaps.PaidToPaid with { WindowDays = window }, 360).Chosen;

        // Half of the window holds at least five means, so that nearly everybody is seen to come back. Days are cut off, not rounded.
        (estimate.HorizonDays >= 5 * mean).ShouldBeTrue();
        var expected = 1.609 * mean;
        estimate.Low!.Value.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(expected));
        estimate.High!.Value.ShouldBeGreaterThanOrEqualTo((int)Math.Floor(expected));
        estimate.Quality.Status.ShouldBe(EstimateStatus.Accepted);
    }

    [Fact]
    public void Completed_gaps_alone_are_visibly_too_short_in_a_window_of_three_means()
    {
        var buyers = Buyers(1_500, 400, Gaps.Exponential(20));

        var threshold = Gaps.Threshold(buyers, Gaps.PaidToPaid with { WindowDays = 60 }, 400);

        threshold.By(GapEstimator.Naive).Days!.Value.ShouldBeLessThan((int)(1.609 * 20 * 0.85));
    }

    [Fact]
    public void Frequent_buyers_decide_about_gaps_and_not_about_customers()
    {
        var buyers = Enumerable.Range(0, 400)
            .Select(i => Gaps.Buyer(Enumerable.Range(0, 400).Where(day => day % (i % 2 == 0 ? 3 : 30) == i % 3))).ToArray();

        var threshold = Gaps.Threshold(buyers, Gaps.PaidToPaid with { WindowDays = 240 }, 399);

        threshold.By(GapEstimator.Pooled).Days.ShouldBe(3);
        threshold.By(GapEstimator.Naive).Days.ShouldBe(3);
        threshold.By(GapEstimator.ProductLimit).Days.ShouldBe(30);
    }

    [Fact]
    public void When_80_percent_are_back_in_18_days_the_threshold_is_18_with_every_estimator()
    {
        var threshold = Gaps.Threshold(EightyWithin18Days(), Gaps.PaidToOpened with { WindowDays = 200 }, 199);

        (threshold.Chosen.HorizonDays >= 45).ShouldBeTrue();
        threshold.Estimators.ShouldAllBe(e => e.Days == 18);
        threshold.Chosen.ReturnShare.ShouldBe(1, 1e-12);
        threshold.Chosen.Returners.ShouldBe(1_000);
    }

    [Fact]
    public void With_the_last_weeks_cut_off_completed_gaps_fall_below_18_and_the_default_does_not()
    {
        var threshold = Gaps.Threshold(EightyWithin18Days(), Gaps.PaidToOpened with { WindowDays = 100 }, 49);

        threshold.By(GapEstimator.Naive).Days!.Value.ShouldBeLessThan(18);
        threshold.By(GapEstimator.ProductLimit).Days!.Value.ShouldBeGreaterThanOrEqualTo(18);
    }

    [Fact]
    public void A_tail_without_end_is_called_not_flat_and_no_window_is_invented()
    {
        // Survival (1 + t)^-0.3 in whole days, observed for three years.
        var buyers = Buyers(1_500, 1_095, random => Math.Max(1, Math.Ceiling(Math.Pow(1 - random.NextDouble(), -1 / 0.3) - 1)));

        var threshold = Gaps.Threshold(buyers, Gaps.PaidToPaid, 1_095);

        threshold.Quality.Status.ShouldBe(EstimateStatus.Provisional);
        threshold.Quality.Reasons.ShouldContain(EstimateReason.NotFlat);
        threshold.Chosen.WindowDays.ShouldBe(960);
        threshold.Windows.Select(w => w.WindowDays).ShouldBe([30, 42, 60, 85, 120, 170, 240, 339, 480, 679, 960]);
        (threshold.Windows[^1].Days > 1.1 * threshold.Windows[^3].Days).ShouldBeTrue("the value grows with the window");
    }

    [Fact]
    public void The_chosen_window_is_the_smallest_that_doubling_does_not_change()
    {
        var threshold = Gaps.Threshold(Buyers(1_500, 700, Gaps.Exponential(10)), Gaps.PaidToPaid, 700);

        threshold.Quality.ShouldBe(EstimateQuality.Accepted);
        var chosen = threshold.Windows.ToList().FindIndex(w => w == threshold.Chosen);
        IsFlat(threshold.Windows, chosen).ShouldBeTrue();
        Enumerable.Range(0, chosen).ShouldAllBe(k => !IsFlat(threshold.Windows, k));
    }

    [Fact]
    public void A_small_window_that_happens_to_be_flat_is_passed_over_while_it_has_too_few_customers()
    {
        var few = Enumerable.Range(0, 40).Select(i => Gaps.Buyer([700 - i - 5, 700 - i])).Take(20)
            .Concat(Buyers(400, 600, Gaps.Exponential(10)));

        var threshold = Gaps.Threshold(few, Gaps.PaidToPaid, 700);

        threshold.Chosen.Quality.IsUsable.ShouldBeTrue();
        threshold.Windows[0].Quality.Status.ShouldBe(EstimateStatus.Default);
    }

    [Fact]
    public void A_business_horizon_makes_the_value_of_a_long_tail_well_defined()
    {
        var buyers = Buyers(1_500, 1_095, random => Math.Max(1, Math.Ceiling(Math.Pow(1 - random.NextDouble(), -1 / 0.3) - 1)));

        var threshold = Gaps.Threshold(buyers, Gaps.PaidToPaid with { HorizonDays = 60 }, 1_095);

        threshold.Quality.Reasons.ShouldNotContain(EstimateReason.NotFlat);
        threshold.Chosen.HorizonDays.ShouldBe(60);
        threshold.Chosen.WindowDays.ShouldBeGreaterThanOrEqualTo(120);
    }

    [Fact]
    public void A_value_close_to_the_horizon_is_not_told_from_it()
    {
        // Everybody comes back after 14 days, and the horizon is 15.
        var threshold = Gaps.Threshold(
            Enumerable.Range(0, 300).Select(i => Gaps.PaidThenOpened(i % 12, 14)), Gaps.PaidToOpened with { WindowDays = 30 }, 29);

        threshold.Chosen.HorizonDays.ShouldBe(15);
        threshold.Chosen.Days.ShouldBe(14);
        threshold.Quality.ShouldBe(EstimateQuality.Provisional(EstimateReason.AtHorizon));
    }

    [Theory]
    [InlineData(0, EstimateStatus.Default, "no-data")]
    [InlineData(29, EstimateStatus.Default, "small-sample")]
    [InlineData(30, EstimateStatus.Provisional, "small-sample")]
    [InlineData(199, EstimateStatus.Provisional, "small-sample")]
    [InlineData(200, EstimateStatus.Accepted, null)]
    public void The_sample_decides_the_status(int customers, EstimateStatus status, string? reason)
    {
        var rule = Gaps.PaidToOpened with { WindowDays = 60 };

        var quality = Gaps.Threshold(Enumerable.Range(0, customers).Select(i => Gaps.PaidThenOpened(i % 20, 10)), rule, 59).Quality;

        quality.Status.ShouldBe(status);
        quality.Reason?.Key.ShouldBe(reason);
    }

    [Fact]
    public void A_wide_interval_is_not_accepted_however_many_customers_there_are()
    {
        // Just under four fifths are back after 2 days, the others take 18 to 25: the interval spans both.
        var threshold = Gaps.Threshold(
            Enumerable.Range(0, 500).Select(i => Gaps.PaidThenOpened(i % 20, i % 100 < 79 ? 2 : 18 + (i % 8))),
            Gaps.PaidToOpened with { WindowDays = 60 },
            59);

        threshold.Chosen.Low.ShouldBe(2);
        threshold.Quality.ShouldBe(EstimateQuality.Provisional(EstimateReason.WideInterval));
    }

    [Fact]
    public void Of_all_customers_the_share_may_never_be_reached()
    {
        // Half of them never come back.
        var customers = Enumerable.Range(0, 400)
            .Select(i => i % 2 == 0 ? Gaps.PaidThenOpened(i % 20, 5) : A.Customer(added: null, orders: [A.Order(i % 20)])).ToArray();
        var rule = Gaps.PaidToOpened with { WindowDays = 60 };

        var returners = Gaps.Threshold(customers, rule, 59);
        var all = Gaps.Threshold(customers, rule with { Denominator = GapDenominator.All }, 59);

        returners.Chosen.Days.ShouldBe(5);
        returners.Chosen.ReturnShare.ShouldBe(0.5, 1e-12);
        all.Chosen.Days.ShouldBeNull();
        all.Quality.ShouldBe(EstimateQuality.Default(EstimateReason.NotReached));
    }

    [Fact]
    public void When_everybody_returns_both_denominators_agree()
    {
        var customers = EightyWithin18Days().ToArray();
        var rule = Gaps.PaidToOpened with { WindowDays = 200 };

        var all = Gaps.Threshold(customers, rule with { Denominator = GapDenominator.All }, 199).Chosen;
        var returners = Gaps.Threshold(customers, rule, 199).Chosen;

        (all.Days, all.Low, all.High).ShouldBe((returners.Days, returners.Low, returners.High));
    }

    [Fact]
    public void A_record_of_less_than_thirty_days_is_read_in_the_fallback_window_and_called_short()
    {
        var threshold = Gaps.Threshold(Enumerable.Range(0, 300).Select(i => Gaps.PaidThenOpened(i % 8, 10)), Gaps.PaidToOpened, 20);

        threshold.RecordedDays.ShouldBe(21);
        threshold.Chosen.WindowDays.ShouldBe(60);
        threshold.Chosen.Days.ShouldBe(10);
        threshold.Quality.ShouldBe(EstimateQuality.Provisional(EstimateReason.ShortHistory));
    }

    [Theory]
    [InlineData(25, 22, 27, 27, false)]
    [InlineData(25, 22, 26, 27, true)]
    [InlineData(18, 10, 30, 19, false)]
    [InlineData(18, 10, 30, 20, true)]
    [InlineData(5, 1, 9, 6, false)]
    [InlineData(5, 1, 9, 7, true)]
    [InlineData(18, null, null, 19, false)]
    [InlineData(18, null, null, 20, true)]
    public void A_value_in_use_is_replaced_only_by_one_that_leaves_its_interval_or_differs_clearly(
        int days, int? low, int? high, int newDays, bool replaced) =>
        new DayInterval(days, low, high).IsReplacedBy(newDays).ShouldBe(replaced);

    [Fact]
    public void A_rule_says_what_is_wrong_with_it() =>
        new GapRule { Anchor = EventSet.None, Level = 1, WindowDays = 30, HorizonDays = 30 }.Problems("silent").ShouldBe([
            "silent.anchor is None; it must be one or more events.",
            "silent.level is 1; it must be above 0 and below 1.",
            "silent.horizonDays is 30; it must be below silent.windowDays, which is 30.",
        ]);

    [Fact]
    public void A_sample_of_another_day_or_rule_cannot_be_merged()
    {
        var sample = new GapSample(Gaps.PaidToPaid, A.Day(5));

        Should.Throw<ArgumentException>(() => sample.Merge(new GapSample(Gaps.PaidToPaid, A.Day(6))));
        Should.Throw<ArgumentException>(() => sample.Merge(new GapSample(Gaps.PaidToOpened, A.Day(5))));
    }

    /// <summary>
    /// A thousand customers who pay on days 0 to 49: exactly four fifths are back within 18 days, some of them on the last; nobody of the
    /// rest before day 19.
    /// </summary>
    private static IEnumerable<CustomerHistory> EightyWithin18Days() =>
        Enumerable.Range(0, 1_000).Select(i => Gaps.PaidThenOpened(i / 20, i % 10 < 8 ? 1 + ((i * 7) % 18) : 19 + ((i * 3) % 27)));

    private static CustomerHistory[] Buyers(int count, int last, Func<Random, double> gap)
    {
        var random = new Random(20_260_101);
        return [.. Enumerable.Range(0, count).Select(_ => Gaps.Renewal(random, random.NextDouble() * last / 2, last, gap))];
    }

    private static bool IsFlat(IReadOnlyList<GapEstimate> windows, int k) => k + 2 < windows.Count && new[] { k + 1, k + 2 }
        .All(j => Math.Abs(windows[j].Days!.Value - windows[k].Days!.Value) <= Math.Max(1, 0.1m * windows[k].Days!.Value));
}
