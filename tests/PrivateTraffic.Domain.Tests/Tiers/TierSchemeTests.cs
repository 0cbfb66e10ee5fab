using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Tests.Tiers;

public sealed class TierSchemeTests
{
    private static readonly Arbitrary<TierScheme> Schemes = Gen.Choose(-100, 100).Select(n => (long)n).ArrayOf(6)
        .Select(cuts => new TierScheme([Tier("t0", null), .. cuts.Distinct().Order().Select((c, i) => Tier($"t{i + 1}", c))]))
        .ToArbitrary();

    /// <summary>Yearly value of the customers of an education company, in fen.</summary>
    private static readonly TierScheme Education =
        new([Tier("long-tail", null), Tier("high-potential", 1_000_000), Tier("whale", 5_000_001)]);

    [Fact]
    public void Every_number_is_in_exactly_one_tier() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Schemes, Gen.Choose(-120, 120).ToArbitrary(), (scheme, value) =>
        {
            long? EndOf(int tier) => tier + 1 < scheme.Tiers.Count ? scheme.Tiers[tier + 1].From : null;
            var holding = scheme.Tiers.Where((tier, i) => !(value < tier.From) && !(value >= EndOf(i)));

            scheme.TierOf(value).ShouldBe(holding.ShouldHaveSingleItem());
        }));

    [Fact]
    public void Counts_cover_everybody_once_in_whatever_order_they_come() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Schemes, Gen.Choose(-120, 120).Select(n => (long)n).ArrayOf().ToArbitrary(), (scheme, values) =>
        {
            var counts = scheme.Count(values);

            counts.Select(c => c.Tier).ShouldBe(scheme.Tiers);
            counts.Sum(c => c.Customers).ShouldBe(values.Length);
            counts.Aggregate((Int128)0, (sum, c) => sum + c.Sum).ShouldBe(values.Sum());
            scheme.Count(values.Reverse()).ShouldBe(counts);
        }));

    [Theory]
    [InlineData(999_999, "long-tail")]
    [InlineData(1_000_000, "high-potential")]
    [InlineData(5_000_000, "high-potential")]
    [InlineData(5_000_001, "whale")]
    public void A_tier_begins_with_its_lower_end(long value, string key) => Education.TierOf(value).Key.ShouldBe(key);

    [Fact]
    public void Tiers_that_leave_somebody_out_or_take_somebody_twice_are_refused_by_name()
    {
        Refused().ShouldContain("at least one");
        Refused(Tier("low", 0)).ShouldContain("'low' begins at 0");
        Refused(Tier("low", null), Tier("none", null)).ShouldContain("'none'");
        Refused(Tier("low", null), Tier("a", 5), Tier("b", 5)).ShouldContain("'b' begins at 5");
        Refused(Tier("low", null), Tier("low", 5)).ShouldContain("key 'low'");
    }

    private static string Refused(params Tier[] tiers) => Should.Throw<ArgumentException>(() => new TierScheme(tiers)).Message;

    private static Tier Tier(string key, long? from) => new(key, new LocalizedText(key, key), from);
}
