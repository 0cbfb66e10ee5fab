using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Purchasing;

public sealed class PurchaseGapsTests
{
    [Fact]
    public void The_median_is_that_of_the_sorted_gaps() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 2_000).NonEmptyListOf().NonEmptyListOf().ToArbitrary(), customers =>
        {
            var gaps = new PurchaseGaps();
            foreach (var customer in customers)
            {
                gaps.Add([.. customer.Aggregate(new List<int> { 50 }, (days, gap) => [.. days, days[^1] + gap])]);
            }

            var sorted = customers.SelectMany(c => c).Order().ToArray();
            gaps.Count.ShouldBe(sorted.Length);
            gaps.Customers.ShouldBe(customers.Count);
            gaps.Median.ShouldBe((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0);
        }));

    [Fact]
    public void A_single_purchase_day_has_no_gap()
    {
        var gaps = new PurchaseGaps();

        gaps.Add([5]);

        (gaps.Count, gaps.Customers, gaps.Median).ShouldBe((0, 0, null));
    }
}
