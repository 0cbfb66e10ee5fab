using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Clv;

public sealed class ClvAnalysisTests
{
    private const int Days = 84 + 364;

    [Fact]
    public void Buyers_who_behave_as_the_model_says_are_predicted_and_accepted()
    {
        var analysis = ClvAnalysis.Of(new SimulatedBuyers(11).Log(4_000, Days), A.Day(Days), new ClvRules());

        analysis.Status.ShouldBe(ClvStatus.Accepted, string.Join(", ", analysis.Reasons));
        analysis.Method.ShouldBe(ClvMethod.Model);
        analysis.Reasons.ShouldBeEmpty();
        var backtest = analysis.Backtest.ShouldNotBeNull();
        (backtest.PredictedPurchases / backtest.ActualPurchases).ShouldBe(1, 0.1);
        backtest.Auc.ShouldNotBeNull().ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void The_cdnow_sample_is_predicted_within_the_gate()
    {
        Assert.SkipWhen(CdnowSample.IsMissing, CdnowSample.Missing);

        var analysis = ClvAnalysis.Of(CdnowSample.Read(), CdnowSample.CalibrationEnd, new ClvRules());

        analysis.Count.ShouldBe(2_357);
        analysis.Purchases!.Model.R.ShouldBe(0.243, 0.0005);
        var backtest = analysis.Backtest.ShouldNotBeNull();
        backtest.CalibrationEnd.ShouldBe(new DateOnly(1997, 7, 1));
        backtest.IsTotalGood.ShouldBeTrue();
        backtest.ByRepeats.Sum(g => g.Customers).ShouldBe(2_357);
        backtest.ByRepeats.Sum(g => g.Actual).ShouldBe(backtest.ActualPurchases);
    }

    [Fact]
    public void The_backtest_compares_with_what_happened_in_the_last_third()
    {
        var orders = new SimulatedBuyers(12).Orders(2_000, Days).ToArray();
        var analysis = ClvAnalysis.Of(Log(orders), A.Day(Days), new ClvRules());
        var first = orders.Min(o => o.Orders[0].PaidAt.Day.DayNumber);
        var end = DateOnly.FromDayNumber(first + ((A.Day(Days).DayNumber - first) * 2 / 3));

        var backtest = analysis.Backtest.ShouldNotBeNull();

        backtest.CalibrationEnd.ShouldBe(end);
        backtest.HoldoutEnd.ShouldBe(A.Day(Days));
        backtest.Customers.ShouldBe(orders.Count(o => o.Orders[0].PaidAt.Day <= end));
        backtest.ActualPurchases.ShouldBe(orders.Where(o => o.Orders[0].PaidAt.Day <= end)
            .Sum(o => o.Orders.Select(x => x.PaidAt.Day).Distinct().Count(d => d > end)));
        var weeks = (A.Day(Days).DayNumber - end.DayNumber) / 7.0;
        var buyers = BuyingSummaries.Of(Log(orders), end);
        backtest.PredictedPurchases.ShouldBe(
            buyers.Buyers.ToArray().Sum(b => backtest.Fit.Model.ExpectedPurchases(
                b.Repeats, b.RecencyDays / 7.0, b.AgeDays(end.DayNumber) / 7.0, weeks)),
            1e-6);
    }

    [Fact]
    public void A_value_is_spend_times_the_discounted_purchases_of_every_week()
    {
        var rules = new ClvRules { Margin = 0.4, HorizonWeeks = 10, AnnualDiscount = 0.2 };
        var log = new SimulatedBuyers(13).Log(1_500, Days);
        var analysis = ClvAnalysis.Of(log, A.Day(Days), rules);
        analysis.Method.ShouldBe(ClvMethod.Model);
        var (model, spend) = (analysis.Purchases!.Model, analysis.Spend!.Model);
        var buyers = BuyingSummaries.Of(log, A.Day(Days));

        for (var i = 0; i < analysis.Count; i += 37)
        {
            var c = analysis[i];
            var weeks = Enumerable.Range(0, 11).Select(k => model.ExpectedPurchases(c.Repeats, c.RecencyWeeks, c.AgeWeeks, k)).ToArray();
            var discounted = Enumerable.Range(1, 10).Sum(k => (weeks[k] - weeks[k - 1]) * Math.Pow(1.2, -k / 52.0));

            c.ExpectedPurchases.ShouldBe(weeks[10], 1e-9);
            c.ExpectedSpend.ShouldBe(spend.ExpectedSpend(c.Repeats, buyers.Buyers[i].MeanRepeatSpend), 1e-9);
            ((double)c.Value).ShouldBe(0.4 * c.ExpectedSpend * discounted, 0.51);
        }
    }

    [Fact]
    public void Neither_the_order_of_customers_nor_their_ids_change_a_bit()
    {
        var orders = new SimulatedBuyers(14).Orders(1_200, Days).ToArray();
        var forwards = ClvAnalysis.Of(Log(orders), A.Day(Days), new ClvRules());

        var backwards = ClvAnalysis.Of(Log([.. orders.Reverse().Select(o => (o.Id + 10_000_000, o.Orders))]), A.Day(Days), new ClvRules());

        (backwards.Purchases, backwards.Spend, backwards.Tiers).ShouldBe((forwards.Purchases, forwards.Spend, forwards.Tiers));
        backwards.Totals.ShouldBe(forwards.Totals);
        Enumerable.Range(0, backwards.Count).Select(i => backwards[i] with { CustomerId = backwards[i].CustomerId - 10_000_000 }).Reverse()
            .ShouldBe(Enumerable.Range(0, forwards.Count).Select(i => forwards[i]));
    }

    [Fact]
    public void Every_buyer_is_in_one_tier_and_the_tiers_add_up()
    {
        var analysis = ClvAnalysis.Of(new SimulatedBuyers(15).Log(1_500, Days), A.Day(Days), new ClvRules());
        var customers = Enumerable.Range(0, analysis.Count).Select(i => analysis[i]).ToArray();

        analysis.Totals.Select(t => t.Tier).ShouldBe([ClvTier.Whale, ClvTier.HighPotential, ClvTier.LongTail]);
        foreach (var total in analysis.Totals)
        {
            var members = customers.Where(c => c.Tier == total.Tier).ToArray();
            total.Customers.ShouldBe(members.Length);
            total.Value.ShouldBe(members.Sum(c => c.Value));
            total.Fading.ShouldBe(members.Count(c => c.IsFading));
        }

        customers.Where(c => c.IsFading).ShouldNotBeEmpty();
        customers.Where(c => c.IsFading).ShouldAllBe(c => c.Tier == ClvTier.LongTail);
    }

    [Fact]
    public void Too_few_customers_are_valued_by_the_fallback_and_told_so()
    {
        var analysis = ClvAnalysis.Of(new SimulatedBuyers(16).Log(499, Days), A.Day(Days), new ClvRules());

        (analysis.Status, analysis.Method).ShouldBe((ClvStatus.Default, ClvMethod.Heuristic));
        analysis.Reasons.ShouldBe([ClvReason.TooFewCustomers]);
        (analysis.Purchases, analysis.Spend, analysis.Backtest).ShouldBe((null, null, null));
        Enumerable.Range(0, analysis.Count).ShouldAllBe(i => analysis[i].ProbabilityActive == null);
    }

    [Fact]
    public void One_time_buyers_alone_are_too_few_with_repeats()
    {
        var log = Log([.. Enumerable.Range(1, 800).Select(i => ((long)i, new[] { A.Order(i % 90, 1_000) }))]);

        var analysis = ClvAnalysis.Of(log, A.Day(400), new ClvRules());

        analysis.Reasons.ShouldBe([ClvReason.TooFewRepeatCustomers]);
        analysis.Totals.Sum(t => t.Customers).ShouldBe(800);
    }

    [Fact]
    public void A_history_shorter_than_two_gaps_is_too_short()
    {
        var log = Log([.. Enumerable.Range(1, 800).Select(i => ((long)i, new[] { A.Order(0, 1_000), A.Order(30 + (i % 5), 1_000) }))]);

        ClvAnalysis.Of(log, A.Day(60), new ClvRules()).Reasons.ShouldBe([ClvReason.HistoryTooShort]);
    }

    [Fact]
    public void A_constant_rate_without_drop_out_is_not_identified_and_predicts_nothing()
    {
        var log = new SimulatedBuyers(17) { ConstantRate = 0.5, ForEver = true }.Log(1_000, Days);

        var analysis = ClvAnalysis.Of(log, A.Day(Days), new ClvRules());

        (analysis.Status, analysis.Method).ShouldBe((ClvStatus.NotIdentified, ClvMethod.Heuristic));
        analysis.Reasons.ShouldContain(ClvReason.PurchasesNotIdentified);
        Enumerable.Range(0, analysis.Count).ShouldAllBe(i => analysis[i].ProbabilityActive == null);
        analysis[0].Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Spend_that_grows_with_frequency_makes_values_provisional()
    {
        var log = Log([.. new SimulatedBuyers(18).Orders(2_000, Days)
            .Select(c => (c.Id, c.Orders.Select(o => o with { Amount = o.Amount * c.Orders.Length }).ToArray()))]);

        var analysis = ClvAnalysis.Of(log, A.Day(Days), new ClvRules());

        analysis.Status.ShouldBe(ClvStatus.Provisional);
        analysis.Reasons.ShouldContain(ClvReason.SpendDependsOnFrequency);
        analysis.SpendCorrelation.ShouldNotBeNull().ShouldBeGreaterThan(0.3);
        analysis.Method.ShouldBe(ClvMethod.Model);
    }

    [Fact]
    public void Customers_who_all_leave_after_the_calibration_fail_the_backtest()
    {
        var orders = new SimulatedBuyers(19).Orders(3_000, Days)
            .Select(c => (c.Id, c.Orders.Where(o => o.PaidAt.Day <= A.Day(300)).ToArray())).Where(c => c.Item2.Length > 0);

        var analysis = ClvAnalysis.Of(Log([.. orders]), A.Day(Days), new ClvRules());

        analysis.Status.ShouldBe(ClvStatus.Provisional);
        analysis.Reasons.ShouldContain(ClvReason.BacktestTotalOff);
    }

    [Fact]
    public void Nobody_at_all_is_no_reason_to_fail()
    {
        var analysis = ClvAnalysis.Of(new PurchaseLog(), A.Day(0), new ClvRules());

        (analysis.Count, analysis.Status).ShouldBe((0, ClvStatus.Default));
        analysis.Totals.ShouldAllBe(t => t.Customers == 0);
    }

    internal static PurchaseLog Log((long Id, Order[] Orders)[] customers)
    {
        var log = new PurchaseLog();
        foreach (var (id, orders) in customers)
        {
            log.Add(id, CustomerHistory.Empty.WithOrders(orders).View());
        }

        return log;
    }
}
