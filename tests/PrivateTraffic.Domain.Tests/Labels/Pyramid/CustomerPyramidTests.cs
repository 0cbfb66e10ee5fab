using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Labels.Pyramid;

namespace PrivateTraffic.Domain.Tests.Labels.Pyramid;

public sealed class CustomerPyramidTests
{
    private static readonly Arbitrary<long[]> Amounts =
        Gen.Frequency((3, Gen.Choose(0, 20)), (1, Gen.Choose(0, 100_000))).Select(a => (long)a).ArrayOf(150).ToArbitrary();

    [Fact]
    public void Among_different_amounts_the_levels_have_their_sizes()
    {
        var pyramid = CustomerPyramid.Of(Enumerable.Range(1, 1_000).Select(a => (long)a));

        Sizes(pyramid, [.. Enumerable.Range(1, 1_000).Select(a => (long)a)]).ShouldBe([800, 150, 40, 10]);
    }

    [Fact]
    public void Buyers_who_paid_the_same_are_on_the_same_level_and_everybody_is_on_one() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Amounts, amounts =>
        {
            var pyramid = CustomerPyramid.Of(amounts);

            Sizes(pyramid, amounts).Sum().ShouldBe(amounts.Length);
            var byAmount = amounts.OrderDescending().Select(a => pyramid.LevelOf(1, a)).ToArray();
            byAmount.ShouldBe(byAmount.OrderDescending());
            CustomerPyramid.Of(amounts.Reverse()).ShouldBe(pyramid);
        }));

    [Fact]
    public void No_level_above_the_last_grows_beyond_half_again_its_size() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Amounts, amounts =>
        {
            var pyramid = CustomerPyramid.Of(amounts);
            int At(int percent) => ((percent * amounts.Length) + 99) / 100;

            var top = amounts.Count(a => pyramid.LevelOf(1, a) == PyramidLevel.Top);
            (2 * top).ShouldBeLessThanOrEqualTo(3 * At(1));
        }));

    [Fact]
    public void Equals_at_a_cut_go_up_together_while_the_level_stays_within_half_again_its_size()
    {
        // Of 200 buyers two are the top; three with the same amount may be, four may not.
        Top(3).ShouldBe(3);
        Top(4).ShouldBe(0);

        int Top(int equals)
        {
            long[] amounts = [.. Enumerable.Repeat(10_000L, equals), .. Enumerable.Range(1, 200 - equals).Select(a => (long)a)];
            return amounts.Count(a => CustomerPyramid.Of(amounts).LevelOf(1, a) == PyramidLevel.Top);
        }
    }

    [Fact]
    public void Where_all_paid_the_same_nobody_stands_out()
    {
        var pyramid = CustomerPyramid.Of(Enumerable.Repeat(500L, 100));

        pyramid.LevelOf(1, 500).ShouldBe(PyramidLevel.Small);
        pyramid.TopFrom.ShouldBeNull();
    }

    [Fact]
    public void Who_never_bought_is_on_a_level_of_their_own()
    {
        CustomerPyramid.Of([]).LevelOf(0, 0).ShouldBe(PyramidLevel.NeverBought);
        CustomerPyramid.Of([0, 100]).LevelOf(1, 0).ShouldBe(PyramidLevel.Small);
    }

    private static int[] Sizes(CustomerPyramid pyramid, long[] amounts) =>
        [.. Enum.GetValues<PyramidLevel>().Skip(1).Select(level => amounts.Count(a => pyramid.LevelOf(1, a) == level))];
}
