using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Tiers;

namespace PrivateTraffic.Domain.Tests.Tiers;

public sealed class GroupWeightsTests
{
    private static readonly Arbitrary<(string Key, long Part)[]> Parts =
        (from key in Gen.Elements("a", "b", "c", "d") from part in Gen.Choose(0, 9) select (key, (long)part)).ArrayOf().ToArbitrary();

    [Fact]
    public void Shares_make_a_whole_and_empty_groups_are_left_out() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Parts, parts =>
    {
        var groups = GroupWeights.OfShares(parts);

        groups.Sum(g => g.Weight).ShouldBe(parts.Any(p => p.Part > 0) ? 1 : 0, 1e-12);
        groups.Select(g => g.Key).ShouldBe(parts.Where(p => p.Part > 0).Select(p => p.Key).Distinct(), ignoreOrder: true);
        groups.Select(g => g.Weight).ShouldBe(groups.Select(g => g.Weight).OrderDescending());
    }));

    [Fact]
    public void The_order_of_parts_changes_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Parts, parts =>
        GroupWeights.OfShares(parts.Reverse()).ShouldBe(GroupWeights.OfShares(parts))));

    [Fact]
    public void The_main_group_outweighs_all_others_together()
    {
        GroupWeights.OfShares([("shoes", 51), ("bags", 49)]).Main.ShouldBe("shoes");
        GroupWeights.OfShares([("shoes", 50), ("bags", 50)]).Main.ShouldBeNull();
        GroupWeights.OfShares([("shoes", 40), ("bags", 30), ("hats", 30)]).Main.ShouldBeNull();
        GroupWeights.None.Main.ShouldBeNull();
    }

    [Fact]
    public void Groups_may_overlap_with_full_weight_but_not_be_there_twice()
    {
        var both = new GroupWeights([new("parents", 1), new("runners", 1)]);

        (both.WeightOf("parents"), both.WeightOf("runners"), both.WeightOf("others")).ShouldBe((1, 1, 0));
        GroupWeight[] twice = [new("parents", 1), new("parents", 0.5)];
        Should.Throw<ArgumentException>(() => new GroupWeights(twice)).Message.ShouldContain("'parents'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Weights_beyond_their_range_are_refused(double weight) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new GroupWeights([new("a", weight)]));
}
