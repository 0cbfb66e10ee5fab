using PrivateTraffic.Domain.Labels.Roles;

namespace PrivateTraffic.Domain.Tests.Labels.Roles;

public sealed class RoleRulesTests
{
    [Fact]
    public void Who_buys_and_sells_is_both_by_the_days_of_each()
    {
        var roles = new RoleRules().RolesOf([Bought(1), Sold(2), Sold(3), Sold(4), Sold(4)], A.Day(10));

        roles.Select(r => (r.Key, r.Weight)).ShouldBe([("seller", 0.75), ("consumer", 0.25)]);
    }

    [Fact]
    public void One_day_of_selling_makes_no_seller() =>
        new RoleRules().RolesOf([Bought(1), Sold(2), Sold(2)], A.Day(10)).ShouldHaveSingleItem().Key.ShouldBe("consumer");

    [Fact]
    public void Old_and_later_activity_does_not_count()
    {
        var rules = new RoleRules { WindowDays = 30 };

        rules.RolesOf([Bought(0), Bought(31)], A.Day(30)).ShouldBeEmpty();
        rules.RolesOf([Bought(1)], A.Day(30)).Count.ShouldBe(1);
    }

    private static RoleActivity Bought(int day) => new(A.Day(day), 100, 0);

    private static RoleActivity Sold(int day) => new(A.Day(day), 0, 100);
}
