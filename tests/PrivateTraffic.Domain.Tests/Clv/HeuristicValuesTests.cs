using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Tests.Clv;

public sealed class HeuristicValuesTests
{
    [Fact]
    public void Rate_and_spend_are_drawn_towards_one_average_customer_and_three_average_days()
    {
        // x = 1 and 0, T = 10 and 20 weeks: X = 0.5, Y = 15. Three purchase days of 600 in all: A = 200.
        var log = ClvAnalysisTests.Log([(1, [A.Order(70, 100), A.Order(105, 300)]), (2, [A.Order(0, 200)])]);

        var values = ClvAnalysis.Of(log, A.Day(140), new ClvRules { ReturnDays = 366 });

        values.Method.ShouldBe(ClvMethod.Heuristic);
        values[0].ExpectedPurchases.ShouldBe(1.5 / 25 * 52, 1e-12);
        values[0].ExpectedSpend.ShouldBe((600 + 400) / 5.0, 1e-12);
        values[1].ExpectedPurchases.ShouldBe(0.5 / 35 * 52, 1e-12);
        values[1].ExpectedSpend.ShouldBe((600 + 200) / 4.0, 1e-12);
        values[1].Value.ShouldBe((long)Math.Round(200 * 0.5 / 35 * 52));
    }

    [Fact]
    public void Who_is_long_gone_counts_by_how_many_of_their_kind_came_back()
    {
        // Of those who had bought within 30 days on day 110 half came back by day 200, of those who had not bought for 100 days a tenth.
        var log = ClvAnalysisTests.Log(
        [
            .. Enumerable.Range(0, 100).Select(i => Customer(i, bought: 100, again: i < 50 ? 150 : null)),
            .. Enumerable.Range(100, 100).Select(i => Customer(i, bought: 10, again: i < 110 ? 150 : null)),
            Customer(200, bought: 195, again: null),
        ]);

        var values = ClvAnalysis.Of(log, A.Day(200), new ClvRules { ReturnDays = 90 });

        Weight(200).ShouldBe(1, 1e-9, "5 days ago");
        Weight(60).ShouldBe(0.2, 1e-9, "100 days ago");
        Weight(199).ShouldBe(0.2, 1e-9, "190 days ago: nobody to learn from, so the bucket shares its neighbour's rate");

        double Weight(int buyer) => values[buyer].ExpectedPurchases / Unweighted(values, buyer);
    }

    [Fact]
    public void Without_anybody_to_learn_from_nobody_is_weighed_down()
    {
        var log = ClvAnalysisTests.Log([Customer(1, bought: 0, again: null), Customer(2, bought: 300, again: null)]);

        var values = ClvAnalysis.Of(log, A.Day(310), new ClvRules());

        values[0].ExpectedPurchases.ShouldBe(Unweighted(values, 0), 1e-12);
        values[1].ExpectedPurchases.ShouldBe(Unweighted(values, 1), 1e-12);
    }

    [Fact]
    public void A_base_that_began_today_is_expected_to_do_nothing_it_has_not_done() =>
        ClvAnalysis.Of(ClvAnalysisTests.Log([Customer(1, bought: 0, again: null)]), A.Day(0), new ClvRules())[0].Value.ShouldBe(0);

    private static double Unweighted(ClvAnalysis analysis, int buyer)
    {
        var all = Enumerable.Range(0, analysis.Count).Select(i => analysis[i]).ToArray();
        return (all.Average(c => c.Repeats) + all[buyer].Repeats) / (all.Average(c => c.AgeWeeks) + all[buyer].AgeWeeks) * 52;
    }

    private static (long Id, Order[] Orders) Customer(int id, int bought, int? again) =>
        (id, again is { } day ? [A.Order(bought, 100), A.Order(day, 100)] : [A.Order(bought, 100)]);
}
