using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Labels.Categories;

namespace PrivateTraffic.Domain.Tests.Labels.Categories;

public sealed class CategoryGroupsTests
{
    private static readonly Arbitrary<CategoryPurchase[]> Purchases =
        (from category in Gen.Elements("shoes", "bags", "hats")
         from day in Gen.Choose(0, 400)
         from amount in Gen.Choose(0, 50)
         select new CategoryPurchase(category, A.Day(day), amount)).ArrayOf().ToArbitrary();

    [Fact]
    public void A_customer_is_in_every_group_they_spend_a_tenth_on()
    {
        CategoryPurchase[] purchases = [Bought("shoes", 1, 600), Bought("bags", 2, 300), Bought("hats", 3, 99), Bought("hats", 9, 1)];

        var groups = new CategoryGroups().Of(purchases, A.Day(10));

        groups.Select(g => (g.Key, g.Weight)).ShouldBe([("shoes", 0.6), ("bags", 0.3), ("hats", 0.1)]);
        new CategoryGroups().Of([Bought("shoes", 1, 910), Bought("hats", 3, 90)], A.Day(10)).Count.ShouldBe(1);
    }

    [Fact]
    public void Purchases_before_the_window_and_after_the_day_do_not_count() =>
        new CategoryGroups(30).Of([Bought("shoes", 0, 100), Bought("bags", 1, 100), Bought("hats", 31, 100)], A.Day(30))
            .ShouldHaveSingleItem().Key.ShouldBe("bags");

    [Fact]
    public void Where_nothing_cost_anything_days_count()
    {
        var groups = new CategoryGroups().Of([Bought("trial", 1, 0), Bought("trial", 1, 0), Bought("book", 2, 0)], A.Day(10));

        groups.Select(g => (g.Key, g.Weight)).ShouldBe([("book", 0.5), ("trial", 0.5)]);
    }

    [Fact]
    public void Without_a_least_share_weights_make_a_whole() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Purchases, purchases =>
    {
        var groups = new CategoryGroups(null, 0).Of(purchases, A.Day(400));

        groups.Sum(g => g.Weight).ShouldBe(purchases.Length == 0 ? 0 : 1, 1e-9);
        new CategoryGroups(null, 0).Of(purchases.Reverse(), A.Day(400)).ShouldBe(groups);
    }));

    [Fact]
    public void A_window_or_share_out_of_range_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CategoryGroups(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new CategoryGroups(30, 1));
    }

    private static CategoryPurchase Bought(string category, int day, long amount) => new(category, A.Day(day), amount);
}
