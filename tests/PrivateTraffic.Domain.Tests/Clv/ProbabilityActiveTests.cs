using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Labels.Risk;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Clv;

/// <summary>
/// P(active) of a one-time buyer is 1 however long they have been away, so that nothing may rank or judge customers by it (segmentation
/// specification, sections 7.2 and 13.11).
/// </summary>
public sealed class ProbabilityActiveTests
{
    private const int Days = 84 + 364;

    private static readonly ClvAnalysis Analysis = ClvAnalysis.Of(new SimulatedBuyers(31).Log(3_000, Days), A.Day(Days), new ClvRules());

    private static readonly RiskModel Risk = RiskModel.Learn(new SimulatedBuyers(31).Log(3_000, Days), A.Day(Days))!;

    private static CustomerValue[] OneTimeBuyers =>
        [.. Enumerable.Range(0, Analysis.Count).Select(i => Analysis[i]).Where(c => c.Repeats == 0).OrderBy(c => c.AgeWeeks)];

    [Fact]
    public void It_is_one_for_all_who_bought_once_and_says_nothing_of_them()
    {
        Analysis.Method.ShouldBe(ClvMethod.Model);
        OneTimeBuyers.Length.ShouldBeGreaterThan(200);
        OneTimeBuyers.ShouldAllBe(c => c.ProbabilityActive == 1);
    }

    [Fact]
    public void Expected_purchases_and_values_fall_with_absence_all_the_same()
    {
        var (latest, longest) = (OneTimeBuyers[0], OneTimeBuyers[^1]);

        longest.ExpectedPurchases.ShouldBeLessThan(latest.ExpectedPurchases);
        longest.Value.ShouldBeLessThan(latest.Value);
    }

    [Fact]
    public void The_risk_rises_with_absence_all_the_same() => Risk.ScoreOf(1, 400).ShouldBeGreaterThan(Risk.ScoreOf(1, 280));

    [Fact]
    public void The_stage_is_churn_all_the_same()
    {
        var placement = new Placer(new SegmentationModel()).Place(A.Customer(null, orders: [A.Order(0)]).View(), A.Day(Days));

        placement!.Value.Stage.ShouldBe(LifecycleStage.Churn);
    }
}
