using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Tests.Rfm;

public sealed class RfmProperties
{
    /// <summary>Few values and many ties, so that every comparison meets equality.</summary>
    private static readonly Gen<RfmFacts> AnyBuyer =
        from recency in Gen.Choose(0, 30)
        from frequency in Gen.Frequency((6, Gen.Constant(1)), (2, Gen.Choose(1, 3)), (1, Gen.Choose(1, 20)))
        from monetary in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 9).Select(m => m * 100)), (1, Gen.Choose(1, 1_000_000)))
        select new RfmFacts(recency, frequency, monetary);

    private static readonly Gen<RfmFacts[]> AnyBuyers = Gen.Choose(50, 260).SelectMany(n => AnyBuyer.ArrayOf(n));

    [Fact]
    public void Facts_are_read_as_the_specification_says() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), Gen.Elements<int?>(null, 1, 30, 90).ToArbitrary(), (history, window) =>
            new RfmReader(window).Read(history.View(), A.Day(60)).ShouldBe(NaiveRfm.Facts(history, A.Day(60), window))));

    [Fact]
    public void Thresholds_edges_and_segments_are_those_of_the_specification() => ForAll(80, buyers =>
    {
        var rfm = RfmSegmentation.Of(Population(buyers), new RfmRules());
        long[] r = [.. buyers.Select(b => (long)b.Recency)];
        long[] f = [.. buyers.Select(b => (long)b.Frequency)];
        long[] m = [.. buyers.Select(b => b.Monetary)];

        rfm.Thresholds.ShouldBe(new RfmThresholds
        {
            Recency = (int)NaiveRfm.EightyPercent(r),
            Frequency = (int)NaiveRfm.EightyPercent(f),
            Monetary = NaiveRfm.Crossing(m),
        });
        foreach (var buyer in buyers.Distinct())
        {
            var label = rfm.LabelOf(buyer);
            var recent = buyer.Recency <= rfm.Thresholds.Recency;
            var frequent = buyer.Frequency > rfm.Thresholds.Frequency;
            var valuable = buyer.Monetary >= rfm.Thresholds.Monetary;

            label.Segment.Name.Zh.ShouldBe((recent, frequent, valuable) switch
            {
                (true, true, true) => "重要价值",
                (true, false, true) => "重要发展",
                (false, true, true) => "重要保持",
                (false, false, true) => "重要挽留",
                (true, true, false) => "一般价值",
                (true, false, false) => "一般发展",
                (false, true, false) => "一般保持",
                (false, false, false) => "一般挽留",
            });
            label.Scores.ShouldBe(new RfmScores(
                5 - NaiveRfm.EdgesBelow(r, buyer.Recency),
                1 + NaiveRfm.EdgesBelow(f, buyer.Frequency),
                1 + NaiveRfm.EdgesBelow(m, buyer.Monetary)));
        }
    });

    [Fact]
    public void With_the_top_fifth_rule_at_most_a_fifth_of_the_buyers_are_valuable() => ForAll(200, buyers =>
    {
        var rfm = RfmSegmentation.Of(Population(buyers), new RfmRules { Monetary = MonetaryMode.Top20 });

        rfm.Thresholds.Monetary.ShouldBe(NaiveRfm.EightyPercent([.. buyers.Select(b => b.Monetary)]));
        buyers.Count(b => b.Monetary > rfm.Thresholds.Monetary).ShouldBe((int)rfm.Monetary.HighBuyers);
        (rfm.Monetary.HighShare <= 0.2).ShouldBeTrue();
        (rfm.Frequency.HighShare <= 0.2).ShouldBeTrue();
        (rfm.Recency.HighShare >= 0.8).ShouldBeTrue();
    });

    [Fact]
    public void The_order_of_buyers_changes_no_threshold_and_no_label() => ForAll(200, buyers =>
    {
        var shuffled = buyers.ToArray();
        new System.Random(buyers.Length).Shuffle(shuffled);
        var merged = new RfmPopulation();
        foreach (var part in shuffled.Chunk(33))
        {
            merged.Merge(Population(part));
        }

        var (one, other) = (RfmSegmentation.Of(Population(buyers), new RfmRules()), RfmSegmentation.Of(merged, new RfmRules()));

        other.Thresholds.ShouldBe(one.Thresholds);
        other.Edges.ShouldBe(one.Edges);
        other.Recall.ShouldBe(one.Recall);
        other.Quality.ShouldBe(one.Quality);
        buyers.Select(other.LabelOf).ShouldBe(buyers.Select(one.LabelOf));
    });

    [Fact]
    public void Buyers_and_revenue_of_the_crossing_add_up_to_at_least_one_and_no_higher_value_does() => ForAll(300, buyers =>
    {
        var revenue = new Concentration(buyers.Select(b => b.Monetary));
        var crossing = revenue.Crossing();
        var (count, amount) = revenue.Top(m => m >= crossing);
        var (fewer, less) = revenue.Top(m => m > crossing);

        ((count * revenue.Total) + (amount * revenue.Buyers) >= revenue.Buyers * revenue.Total).ShouldBeTrue();
        (fewer == 0 || (fewer * revenue.Total) + (less * revenue.Buyers) < revenue.Buyers * revenue.Total).ShouldBeTrue();
    });

    [Fact]
    public void A_better_value_never_has_a_worse_score_or_side() => ForAll(200, buyers =>
    {
        var rfm = RfmSegmentation.Of(Population(buyers), new RfmRules());
        var byMoney = buyers.OrderBy(b => b.Monetary)
            .Select(b => (rfm.LabelOf(b).Scores.M, rfm.Thresholds.IsValuable(b.Monetary))).ToArray();
        var byRecency = buyers.OrderByDescending(b => b.Recency)
            .Select(b => (rfm.LabelOf(b).Scores.R, rfm.Thresholds.IsRecent(b.Recency))).ToArray();

        byMoney.ShouldBe(byMoney.OrderBy(l => l));
        byRecency.ShouldBe(byRecency.OrderBy(l => l));
    });

    private static RfmPopulation Population(IEnumerable<RfmFacts> buyers)
    {
        var population = new RfmPopulation();
        foreach (var buyer in buyers)
        {
            population.Add(buyer);
        }

        return population;
    }

    private static void ForAll(int tests, Action<RfmFacts[]> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(AnyBuyers.ToArbitrary(), holds));
}
