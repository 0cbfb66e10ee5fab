using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class LorenzCrossingTests
{
    [Fact]
    public void Twenty_who_bring_eighty_percent_are_the_high_side()
    {
        long[] amounts = [.. Enumerable.Repeat(4_000L, 20), .. Enumerable.Repeat(250L, 80)];

        LorenzCrossing.Of(amounts).ShouldBe(new LorenzCrossing(4_000, 20, 0.2, 0.8));
    }

    [Fact]
    public void Equal_amounts_put_everybody_on_the_high_side() =>
        LorenzCrossing.Of([7, 7, 7, 7]).ShouldBe(new LorenzCrossing(7, 4, 1, 1));

    [Fact]
    public void Where_nobody_has_anything_there_is_no_crossing() => LorenzCrossing.Of([0, 0]).ShouldBe(new LorenzCrossing(null, 0, 0, 0));

    [Fact]
    public void Amounts_near_the_end_of_the_range_do_not_overflow() =>
        LorenzCrossing.Of([long.MaxValue, long.MaxValue, 1]).From.ShouldBe(long.MaxValue);

    [Fact]
    public void The_crossing_is_the_first_value_at_which_both_shares_make_a_whole() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 50).Select(n => (long)n).NonEmptyListOf().ToArbitrary(), list =>
        {
            var falling = list.OrderDescending().ToArray();
            long? expected = falling.Sum() == 0
                ? null
                : falling.Distinct().First(v => SharesOf([.. falling.Where(f => f >= v)]) >= 1 - 1e-20m);

            LorenzCrossing.Of(falling).From.ShouldBe(expected);

            decimal SharesOf(long[] some) => ((decimal)some.Length / falling.Length) + ((decimal)some.Sum() / falling.Sum());
        }));
}
