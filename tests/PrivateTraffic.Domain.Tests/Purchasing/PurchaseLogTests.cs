using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Clv;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Purchasing;

namespace PrivateTraffic.Domain.Tests.Purchasing;

public sealed class PurchaseLogTests
{
    [Fact]
    public void A_log_knows_of_each_customer_what_placement_knows_on_every_day() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arbitraries.Histories.ArrayOf(5).ToArbitrary(), histories =>
        {
            var log = new PurchaseLog();
            for (var i = 0; i < histories.Length; i++)
            {
                log.Add(100 + i, histories[i].View());
            }

            var placer = new Placer(new SegmentationModel());
            foreach (var day in Arbitraries.Days.Where(d => d % 7 == 0).Select(A.Day))
            {
                var expected = histories.Select((h, i) => (Id: 100L + i, Placement: placer.Place(h.View(), day)))
                    .Where(c => c.Placement is { PurchaseDays: > 0 })
                    .Select(c => (c.Id, P: c.Placement!.Value))
                    .Select(c => (c.Id, c.P.PurchaseDays, c.P.NetAmount, c.P.FirstPurchaseOn, c.P.LastPurchaseOn));

                var buyers = BuyingSummaries.Of(log, day);

                Enumerable.Range(0, buyers.Count).Select(i =>
                {
                    var b = buyers.Buyers[i];
                    return (log.CustomerAt(buyers.Positions[i]), b.PurchaseDays, b.NetAmount,
                        (DateOnly?)DateOnly.FromDayNumber(b.FirstDay), (DateOnly?)DateOnly.FromDayNumber(b.LastDay));
                }).ShouldBe(expected);
            }
        }));

    [Fact]
    public void Customers_without_orders_take_no_room()
    {
        var log = new PurchaseLog();

        log.Add(1, A.Customer(likes: [1, 2]).View());
        log.Add(2, A.Customer(orders: [A.Order(3)]).View());

        log.Count.ShouldBe(1);
        log.CustomerAt(0).ShouldBe(2);
    }

    [Fact]
    public void The_first_purchase_day_is_left_out_of_the_repeat_spend()
    {
        var log = new PurchaseLog();
        Order[] orders = [A.Order(0, 500), A.Order(0, 300), A.Order(7, 100), A.Order(7, 50), A.Order(21, 60, (22, 10))];
        log.Add(1, A.Customer(orders: orders).View());

        var buyer = BuyingSummaries.Of(log, A.Day(28)).Buyers[0];

        (buyer.Repeats, buyer.RecencyDays, buyer.AgeDays(A.Day(28).DayNumber)).ShouldBe((2, 21, 28));
        (buyer.RepeatAmount, buyer.MeanRepeatSpend).ShouldBe((200, 100));
    }
}
