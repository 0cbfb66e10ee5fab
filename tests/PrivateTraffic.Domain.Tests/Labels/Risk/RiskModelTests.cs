using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Labels.Risk;
using PrivateTraffic.Domain.Purchasing;
using PrivateTraffic.Domain.Tests.Clv;

namespace PrivateTraffic.Domain.Tests.Labels.Risk;

public sealed class RiskModelTests
{
    private const int Days = 84 + 364;

    private static readonly (long Id, Order[] Orders)[] Orders = [.. new SimulatedBuyers(31).Orders(3_000, Days)];

    private static readonly RiskModel Model = RiskModel.Learn(ClvAnalysisTests.Log(Orders), A.Day(Days))!;

    [Fact]
    public void Within_equal_numbers_of_purchases_the_risk_never_falls_with_recency()
    {
        for (var purchases = 1; purchases <= 30; purchases++)
        {
            var scores = Enumerable.Range(0, 450).Select(recency => Model.ScoreOf(purchases, recency)).ToArray();

            scores.ShouldBe(scores.Order());
            scores.ShouldAllBe(s => s >= 0 && s <= 100);
        }
    }

    [Fact]
    public void The_longer_away_the_higher_the_risk_also_for_those_who_bought_once() =>
        Model.ScoreOf(1, 350).ShouldBeGreaterThan(Model.ScoreOf(1, 280));

    [Fact]
    public void Scores_are_calibrated_on_what_they_were_learned_from()
    {
        var then = A.Day(Days - 90);
        var buyers = Orders.Where(c => c.Orders[0].PaidAt.Day <= then).Select(c => (
            Purchases: c.Orders.Select(o => o.PaidAt.Day).Where(d => d <= then).Distinct().ToArray(),
            Ordered: c.Orders.Any(o => o.PaidAt.Day > then))).ToArray();

        buyers.Average(b => 1 - (Model.ScoreOf(b.Purchases.Length, then.DayNumber - b.Purchases[^1].DayNumber) / 100))
            .ShouldBe(buyers.Average(b => b.Ordered ? 1 : 0), 1e-9);
        (Model.Customers, Model.Positives).ShouldBe((buyers.Length, buyers.Count(b => b.Ordered)));
    }

    [Fact]
    public void Scores_foretell_a_period_they_have_not_seen()
    {
        var validation = Model.Validation.ShouldNotBeNull();

        validation.Brier.ShouldBeLessThan(validation.BaseBrier);
        validation.Auc!.Value.ShouldBeGreaterThan(0.65);
        validation.Calibration.Sum(b => b.Customers).ShouldBe(validation.Customers);
        foreach (var bin in validation.Calibration)
        {
            // Customers drop out between the two periods, so that the later one falls short of the earlier.
            bin.Actual.ShouldBe(bin.Predicted, 0.15);
        }
    }

    [Fact]
    public void The_order_of_customers_changes_nothing()
    {
        var backwards = RiskModel.Learn(ClvAnalysisTests.Log([.. Orders.Reverse()]), A.Day(Days))!;

        Enumerable.Range(0, 400).Select(r => backwards.ScoreOf(2, r)).ShouldBe(Enumerable.Range(0, 400).Select(r => Model.ScoreOf(2, r)));
        backwards.Validation!.Brier.ShouldBe(Model.Validation!.Brier);
    }

    [Fact]
    public void Too_few_buyers_teach_nothing_or_little()
    {
        RiskModel.Learn(new PurchaseLog(), A.Day(100)).ShouldBeNull();
        RiskModel.Learn(ClvAnalysisTests.Log(Orders[..9]), A.Day(Days)).ShouldBeNull();
        RiskModel.Learn(ClvAnalysisTests.Log(Orders[..25]), A.Day(Days))!.IsAccepted.ShouldBeFalse();
        Model.IsAccepted.ShouldBeTrue();
    }
}
