using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Rfm;

/// <summary>The acceptance tests 6 and 7 of the segmentation specification, and the rules of its section 6.</summary>
public sealed class RfmSegmentationTests
{
    [Fact]
    public void Twenty_percent_who_bring_eighty_percent_are_found_exactly()
    {
        var rfm = Of([.. Many(20, monetary: 4_000), .. Many(80, monetary: 250)]);

        rfm.Thresholds.Monetary.ShouldBe(4_000);
        rfm.Monetary.HighShare.ShouldBe(0.2);
        rfm.HighRevenueShare.ShouldBe(0.8);
        rfm.Monetary.IsDegenerate.ShouldBeFalse();
    }

    [Fact]
    public void When_everybody_spent_the_same_the_axis_is_degenerate_and_the_rule_still_holds()
    {
        var rfm = Of(Many(300, monetary: 100));

        rfm.Thresholds.Monetary.ShouldBe(100);
        rfm.Monetary.ShouldBe(new AxisReport(100, 300, 300, IsDegenerate: true));
        rfm.Quality.Reasons.ShouldContain(EstimateReason.Degenerate);
        rfm.Quality.Status.ShouldBe(EstimateStatus.Accepted, "the sample decides the status");
        rfm.LabelOf(new RfmFacts(5, 1, 100)).Segment.ShouldBe(RfmSegment.KeyDevelop);
    }

    [Fact]
    public void When_nine_of_ten_bought_once_those_who_bought_again_are_frequent()
    {
        var rfm = Of([.. Many(270, frequency: 1), .. Many(30, frequency: 2)]);

        rfm.Thresholds.Frequency.ShouldBe(1);
        rfm.Frequency.HighShare.ShouldBe(0.1);
        rfm.Thresholds.IsFrequent(1).ShouldBeFalse();
        rfm.Thresholds.IsFrequent(2).ShouldBeTrue();
    }

    [Fact]
    public void When_everybody_bought_once_nobody_is_frequent_and_the_axis_is_degenerate() =>
        Of(Many(300, frequency: 1)).Frequency.ShouldBe(new AxisReport(1, 0, 300, IsDegenerate: true));

    [Fact]
    public void Nobody_spent_anything()
    {
        var rfm = Of(Many(300, monetary: 0));

        rfm.Thresholds.Monetary.ShouldBe(0);
        rfm.Monetary.IsDegenerate.ShouldBeTrue();
        rfm.HighRevenueShare.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, EstimateStatus.Default, "no-data")]
    [InlineData(49, EstimateStatus.Default, "small-sample")]
    [InlineData(50, EstimateStatus.Provisional, "small-sample")]
    [InlineData(199, EstimateStatus.Provisional, "small-sample")]
    [InlineData(200, EstimateStatus.Accepted, null)]
    public void The_number_of_buyers_decides_the_status(int buyers, EstimateStatus status, string? reason)
    {
        // A fifth of them spent more and bought more often than the others.
        var rfm = Of([.. Enumerable.Range(0, buyers).Select(i => new RfmFacts(i % 40, i % 5 == 0 ? 9 : 1, i % 5 == 0 ? 900_000 : 1_000))]);

        rfm.Quality.Status.ShouldBe(status);
        rfm.Quality.Reason?.Key.ShouldBe(reason);
        rfm.Thresholds.Equals(new RfmThresholds()).ShouldBe(status == EstimateStatus.Default);
    }

    [Fact]
    public void Fixed_thresholds_are_used_as_they_are()
    {
        var thresholds = new RfmThresholds { Recency = 7, Frequency = 1, Monetary = 500 };

        var rfm = RfmSegmentation.Of(Population(Many(300)), new RfmRules { Fixed = thresholds });

        rfm.Thresholds.ShouldBe(thresholds);
        rfm.Quality.Reason.ShouldBe(EstimateReason.NotDerived);
    }

    [Fact]
    public void Edges_are_interpolated_between_order_statistics()
    {
        var edges = QuintileEdges.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 14]);

        edges.ToNumbers().ShouldBe([2.8, 4.6, 6.4, 8.2]);
        edges.EdgesBelow(4).ShouldBe(1);
        edges.EdgesBelow(9).ShouldBe(4);
    }

    [Fact]
    public void A_value_equal_to_an_edge_stays_in_the_lower_bin()
    {
        var edges = QuintileEdges.Of([0, 10, 20, 30, 40, 50]);

        new long[] { 0, 10, 11, 20, 30, 40, 41 }.Select(edges.EdgesBelow).ShouldBe([0, 0, 1, 1, 2, 3, 4]);
    }

    [Fact]
    public void Ties_leave_scores_empty()
    {
        var rfm = Of(Many(300, frequency: 1, monetary: 100));

        rfm.LabelOf(new RfmFacts(5, 1, 100)).Scores.ShouldBe(new RfmScores(5, 1, 1));
        rfm.LabelOf(new RfmFacts(6, 2, 101)).Scores.Code.ShouldBe(155);
    }

    [Fact]
    public void The_named_boxes_hold_every_score_exactly_once()
    {
        int[] five = [1, 2, 3, 4, 5];
        var scores = from r in five from f in five from m in five select new RfmScores(r, f, m);

        scores.ShouldAllBe(s => ScoreBox.Standard.Count(box => box.Contains(s)) == 1);
        ScoreBox.Standard.Select(b => b.Key).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void The_first_box_that_fits_names_a_buyer_and_the_rest_are_others()
    {
        var narrow = new ScoreBox("narrow", new LocalizedText("窄", "narrow"), new ScoreRange(5, 5), ScoreRange.All, ScoreRange.All);
        var wide = new ScoreBox("wide", new LocalizedText("宽", "wide"), new ScoreRange(3, 5), ScoreRange.All, ScoreRange.All);
        var rfm = RfmSegmentation.Of(
            Population(Enumerable.Range(0, 300).Select(i => new RfmFacts(i, 1, i))), new RfmRules { Boxes = [narrow, wide] });

        rfm.LabelOf(new RfmFacts(0, 1, 0)).Box.ShouldBe(narrow);
        rfm.LabelOf(new RfmFacts(100, 1, 0)).Box.ShouldBe(wide);
        rfm.LabelOf(new RfmFacts(299, 1, 0)).Box.ShouldBe(ScoreBox.Others);
        rfm.Boxes.ShouldBe([narrow, wide, ScoreBox.Others]);
    }

    [Fact]
    public void The_eight_segments_are_a_partition()
    {
        bool[] sides = [true, false];

        var segments = from m in sides from r in sides from f in sides select RfmSegment.Of(r, f, m);

        segments.Distinct().Count().ShouldBe(8);
        RfmSegment.All.Select(s => s.Index).ShouldBe(Enumerable.Range(0, 8));
        RfmSegment.All.ShouldAllBe(s => RfmSegment.All.Count(o => o.Key == s.Key) == 1);
    }

    [Fact]
    public void Those_who_left_lately_and_spent_most_are_recalled_first()
    {
        // Recency up to 20 is high, one order is seldom, 1,000 fen and more is valuable.
        var rules = new RfmRules { Fixed = new RfmThresholds { Recency = 20, Frequency = 1, Monetary = 1_000 } };
        var list = new[] { new RfmFacts(30, 1, 8_000), new RfmFacts(41, 1, 8_000), new RfmFacts(40, 1, 1_000), new RfmFacts(90, 1, 1_000) };
        var rfm = RfmSegmentation.Of(Population([.. list, .. list, .. Many(200, recency: 1, monetary: 50)]), rules);

        list.Select(f => rfm.LabelOf(f).Segment).ShouldAllBe(s => s == RfmSegment.KeyRecall);
        list.Select(f => rfm.LabelOf(f).Recall).ShouldBe(
            [RecallPriority.First, RecallPriority.Second, RecallPriority.Second, RecallPriority.Third]);
        rfm.Recall.ShouldBe(new RecallRules(8_000, 40, 8));
        rfm.LabelOf(new RfmFacts(1, 1, 8_000)).Recall.ShouldBeNull();
    }

    [Fact]
    public void The_lorenz_curve_starts_at_nothing_and_ends_at_everything()
    {
        var curve = new Concentration([40, 10, 10, 20, 20]).Curve(5);

        curve.Select(p => Math.Round(p.Buyers, 9)).ShouldBe([0, 0.2, 0.4, 0.6, 0.8, 1]);
        curve.Select(p => Math.Round(p.Revenue, 9)).ShouldBe([0, 0.4, 0.6, 0.8, 0.9, 1]);
    }

    [Fact]
    public void Amounts_that_overflow_64_bits_together_are_still_compared_exactly()
    {
        var huge = new Concentration([.. Enumerable.Repeat(long.MaxValue, 20), .. Enumerable.Repeat(long.MaxValue / 16, 80)]);

        huge.Crossing().ShouldBe(long.MaxValue);
    }

    [Fact]
    public void Rules_say_what_is_wrong_with_them() => new RfmRules
    {
        WindowDays = 0,
        Level = 1,
        Fixed = new RfmThresholds { Recency = -1 },
        Boxes = [ScoreBox.Standard[0] with { R = new ScoreRange(4, 6) }, ScoreBox.Standard[0]],
    }.Problems().ShouldBe([
        "rfm.windowDays is 0; it must be 1 to 36600, or null.",
        "rfm.level is 1; it must be above 0 and below 1.",
        "rfm.fixed.recency is -1; it must be at least 0.",
        "rfm.boxes[0].r is 4..6; it must be within 1..5, rising.",
        "rfm.boxes has the key 'champions' 2 times; each key must be unique.",
    ]);

    [Fact]
    public void Rules_with_the_same_boxes_are_equal()
    {
        var one = new RfmRules { Boxes = [.. ScoreBox.Standard] };

        (one with { Boxes = [.. ScoreBox.Standard] }).ShouldBe(one);
        (one with { Boxes = [.. ScoreBox.Standard.Skip(1)] }).ShouldNotBe(one);
        one.ShouldNotBe(new RfmRules());
    }

    private static RfmSegmentation Of(IEnumerable<RfmFacts> buyers) => RfmSegmentation.Of(Population(buyers), new RfmRules());

    private static IEnumerable<RfmFacts> Many(int count, int recency = 5, int frequency = 1, long monetary = 100) =>
        Enumerable.Repeat(new RfmFacts(recency, frequency, monetary), count);

    private static RfmPopulation Population(IEnumerable<RfmFacts> buyers)
    {
        var population = new RfmPopulation();
        foreach (var buyer in buyers)
        {
            population.Add(buyer);
        }

        return population;
    }
}
