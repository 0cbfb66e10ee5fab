using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Labels.Rhythm;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Labels.Rhythm;

public sealed class PurchaseRhythmTests
{
    /// <summary>G is 20 days.</summary>
    private static readonly PurchaseRhythm Rhythm = Of(customers: 200, gap: 20);

    [Theory]
    [InlineData(30, RhythmStatus.OnTime)]
    [InlineData(31, RhythmStatus.Delayed)]
    [InlineData(60, RhythmStatus.Delayed)]
    [InlineData(61, RhythmStatus.BrokenOff)]
    public void Who_bought_once_is_expected_after_the_median_gap(int recency, RhythmStatus status) =>
        Rhythm.StatusOf(1, 0, recency).ShouldBe(status);

    [Fact]
    public void Own_gaps_draw_the_expectation_away_from_the_population()
    {
        // Three own gaps of 60 days: (3 * 20 + 180) / 6 = 40.
        Rhythm.ExpectedGap(4, 180).ShouldBe(40);
        Rhythm.StatusOf(4, 180, 60).ShouldBe(RhythmStatus.OnTime);
        Rhythm.StatusOf(4, 180, 61).ShouldBe(RhythmStatus.Delayed);
    }

    [Fact]
    public void The_status_is_that_of_the_formula() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(1, 60).ArrayOf().ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (gaps, recency) =>
        {
            var g = (decimal)((3 * 20) + gaps.Sum()) / (3 + gaps.Length);
            var expected = recency <= 1.5m * g ? RhythmStatus.OnTime : recency <= 3 * g ? RhythmStatus.Delayed : RhythmStatus.BrokenOff;

            Rhythm.StatusOf(gaps.Length + 1, gaps.Sum(), recency).ShouldBe(expected);
        }));

    [Fact]
    public void Who_never_bought_has_no_rhythm() => Rhythm.StatusOf(0, 0, 0).ShouldBe(RhythmStatus.NeverBought);

    [Fact]
    public void Too_few_buyers_with_a_gap_are_judged_by_the_default()
    {
        (Of(29, 20).MedianGap, Of(29, 20).IsMeasured).ShouldBe((30, false));
        (Of(30, 20).MedianGap, Of(30, 20).IsMeasured, Of(30, 20).IsAccepted).ShouldBe((20, true, false));
        Rhythm.IsAccepted.ShouldBeTrue();
    }

    private static PurchaseRhythm Of(int customers, int gap)
    {
        var gaps = new PurchaseGaps();
        for (var i = 0; i < customers; i++)
        {
            gaps.Add([100, 100 + gap]);
        }

        return PurchaseRhythm.Of(gaps);
    }
}
