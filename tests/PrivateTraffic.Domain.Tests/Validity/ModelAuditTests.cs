using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Validity;

public sealed class ModelAuditTests
{
    private static readonly SegmentationModel Model = new()
    {
        Rfm = new RfmRules { Fixed = new RfmThresholds { Recency = 30, Frequency = 1, Monetary = 20_000 } },
    };

    [Fact]
    public void Segments_are_counted_as_placement_counts_them()
    {
        var customers = Customers();
        var placed = customers.Select(c => new Placer(Model).Place(c.View(), A.Day(200))!.Value).ToArray();

        var (matrix, lifecycle, value) = Audit(customers);

        matrix.Counts.ShouldBe(MatrixCell.All.Select(cell => placed.LongCount(p => p.Cell == cell)));
        lifecycle.Counts.ShouldBe(Enum.GetValues<LifecycleStage>().Select(stage => placed.LongCount(p => p.Stage == stage)));
        value.Customers.ShouldBe(placed.Count(p => p.Orders > 0));
    }

    [Fact]
    public void Outcomes_are_counted_after_the_day_of_the_labels_and_not_before()
    {
        // Both stand in one segment on day 170; one buys on the last day of the labels, the other on the first day of the outcome.
        var (_, _, value) = Audit(
            [A.Customer(orders: [A.Order(160), A.Order(170)]), A.Customer(orders: [A.Order(160), A.Order(165), A.Order(171)])]);

        value.Lift[0][RfmSegment.KeyValue.Index].Segment.ShouldBe(new Proportion(1, 2));
        value.Lift[1][RfmSegment.KeyValue.Index].Segment.ShouldBe(new Proportion(0, 2));
    }

    [Fact]
    public void Those_who_came_later_are_in_no_segment_of_the_past()
    {
        var (matrix, _, value) = Audit([A.Customer(added: 190, orders: [A.Order(195)])]);

        matrix.Transitions.Earlier.Sum().ShouldBe(0);
        matrix.Transitions.Later.Sum().ShouldBe(1);
        value.Transitions[null, RfmSegment.GeneralDevelop.Index].ShouldBe(1);
        value.Drift.Psi.ShouldBeNull();
    }

    [Fact]
    public void Someone_who_falls_silent_and_comes_back_within_two_weeks_flaps()
    {
        // Silent from day 190 on, back on day 198.
        var (_, lifecycle, _) = Audit([A.Customer(orders: [A.Order(171)], likes: [198]), A.Customer(orders: [A.Order(171)])]);

        lifecycle.Flapping.ShouldBe(new Proportion(1, 2));
    }

    [Fact]
    public void The_order_of_customers_changes_nothing()
    {
        var customers = Customers();

        var (one, other) = (Audit(customers).Matrix, Audit(customers.Reverse()).Matrix);

        other.Measures.Select(m => m.Separation).ShouldBe(one.Measures.Select(m => m.Separation));
        (other.BetweenShare, other.CentroidSilhouette, other.DaviesBouldin, other.Drift)
            .ShouldBe((one.BetweenShare, one.CentroidSilhouette, one.DaviesBouldin, one.Drift));
    }

    private static CustomerHistory[] Customers()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, 400).Select(i => A.Customer(
            added: random.Next(150),
            likes: [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(201))],
            orders: [.. Enumerable.Range(0, i % 4).Select(_ => A.Order(random.Next(201), random.Next(40_000)))]))];
    }

    /// <summary>As of day 200, against day 170.</summary>
    private static (ValidityReport Matrix, ValidityReport Lifecycle, ValidityReport Value) Audit(IEnumerable<CustomerHistory> customers)
    {
        var all = customers.ToArray();
        var population = new RfmPopulation();
        foreach (var facts in all.Select(c => new RfmReader(null).Read(c.View(), A.Day(200))).OfType<RfmFacts>())
        {
            population.Add(facts);
        }

        var audit = new ModelAudit(Model, RfmSegmentation.Of(population, Model.Rfm), A.Day(200), days: 30);
        foreach (var customer in all)
        {
            audit.Count(customer.View());
        }

        foreach (var (customer, id) in all.Select((c, i) => (c, i)))
        {
            audit.Compare(id, customer.View());
        }

        return audit.Reports();
    }
}
