using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Clv;

namespace PrivateTraffic.Domain.Tests.Clv;

public sealed class ClvTiersTests
{
    private static readonly Arbitrary<List<long>> Values =
        Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 60)), (1, Gen.Choose(1_000, 5_000))).Select(v => (long)v).NonEmptyListOf()
            .Select(l => l.ToList()).ToArbitrary();

    [Fact]
    public void Whales_hold_half_of_the_value_and_would_not_without_their_last_value() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Values, values =>
        {
            var tiers = ClvTiers.Of([.. values]);
            var whales = values.Where(v => tiers.TierOf(v) == ClvTier.Whale).ToArray();

            if (values.Sum() == 0)
            {
                whales.ShouldBeEmpty();
                return;
            }

            (2 * whales.Sum()).ShouldBeGreaterThanOrEqualTo(values.Sum());
            (2 * whales.Where(v => v > whales.Min()).Sum()).ShouldBeLessThan(values.Sum());
        }));

    [Fact]
    public void High_potential_reaches_down_to_the_crossing_point() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Values, values =>
        {
            var tiers = ClvTiers.Of([.. values]);
            var high = values.Where(v => tiers.TierOf(v) != ClvTier.LongTail).ToArray();

            if (values.Sum() == 0)
            {
                high.ShouldBeEmpty();
                return;
            }

            Shares(high).ShouldBeGreaterThanOrEqualTo(1 - 1e-12);
            Shares([.. high.Where(v => v > high.Min())]).ShouldBeLessThan(1);

            double Shares(long[] some) => ((double)some.Length / values.Count) + ((double)some.Sum() / values.Sum());
        }));

    [Fact]
    public void Equal_values_are_in_equal_tiers_whatever_their_order() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Values, values => ClvTiers.Of([.. values.AsEnumerable().Reverse()]).ShouldBe(ClvTiers.Of([.. values]))));

    [Fact]
    public void Where_all_are_worth_the_same_the_crossing_says_nothing() => ClvTiers.Of([5, 5, 5]).IsDegenerate.ShouldBeTrue();

    [Fact]
    public void Where_nobody_is_worth_anything_everybody_is_long_tail()
    {
        var tiers = ClvTiers.Of([0, 0]);

        tiers.TierOf(0).ShouldBe(ClvTier.LongTail);
        tiers.IsDegenerate.ShouldBeTrue();
    }
}
