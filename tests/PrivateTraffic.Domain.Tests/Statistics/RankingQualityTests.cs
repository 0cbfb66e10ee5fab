using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class RankingQualityTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_ranked_rightly_with_ties_counting_half() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 6).Two().ArrayOf().ToArbitrary(), pairs =>
        {
            var scores = pairs.Select(p => (double)p.Item1).ToArray();
            var outcomes = pairs.Select(p => p.Item2 > 3).ToArray();
            var winners = pairs.Where(p => p.Item2 > 3);
            var losers = pairs.Where(p => p.Item2 <= 3);
            var wins = winners.SelectMany(w => losers, (w, l) => w.Item1 > l.Item1 ? 1 : w.Item1 == l.Item1 ? 0.5 : 0).ToArray();

            var area = RankingQuality.AreaUnderCurve(scores, outcomes);

            (area is null).ShouldBe(wins.Length == 0);
            (area ?? 0).ShouldBe(wins.DefaultIfEmpty().Average(), 1e-12);
        }));

    [Fact]
    public void Without_both_outcomes_there_is_nothing_to_rank() =>
        RankingQuality.AreaUnderCurve([1, 2, 3], [true, true, true]).ShouldBeNull();
}
