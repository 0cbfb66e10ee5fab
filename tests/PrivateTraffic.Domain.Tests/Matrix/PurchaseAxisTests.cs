using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Matrix;

public sealed class PurchaseAxisTests
{
    [Fact]
    public void Several_orders_on_one_day_are_one_purchase_day()
    {
        var placement = Place(A.Customer(orders: [A.Order(5), A.Order(5), A.Order(5)]), 6);

        placement.Orders.ShouldBe(3);
        placement.PurchaseDays.ShouldBe(1);
        placement.Cell.Stage.ShouldBe(PurchaseStage.First);
    }

    [Fact]
    public void An_order_of_amount_zero_is_an_order() =>
        Place(A.Customer(orders: [A.Order(5, 0)]), 6).Cell.Stage.ShouldBe(PurchaseStage.First);

    [Fact]
    public void A_full_refund_takes_the_order_back_from_its_own_day_on()
    {
        var customer = A.Customer(orders: [A.Order(5, 100, (9, 100))]);

        Place(customer, 8).Cell.Stage.ShouldBe(PurchaseStage.First);
        Place(customer, 8).NextOn.ShouldBe(A.Day(9));
        Place(customer, 9).Cell.Stage.ShouldBe(PurchaseStage.Potential);
    }

    [Fact]
    public void A_partial_refund_lowers_the_amount_and_keeps_the_order()
    {
        var placement = Place(A.Customer(orders: [A.Order(5, 100, (6, 30), (7, 20))]), 8);

        placement.Orders.ShouldBe(1);
        placement.NetAmount.ShouldBe(50);
    }

    [Fact]
    public void Lapsed_begins_the_day_after_the_threshold_and_ends_with_the_next_order()
    {
        var customer = A.Customer(orders: [A.Order(0), A.Order(3), A.Order(200)]);

        Place(customer, 93).Cell.Stage.ShouldBe(PurchaseStage.Repurchase);
        Place(customer, 94).Cell.Stage.ShouldBe(PurchaseStage.Lapsed);
        Place(customer, 200).Cell.Stage.ShouldBe(PurchaseStage.Repurchase);
    }

    private static Placement Place(CustomerHistory history, int day) =>
        new Placer(new SegmentationModel { Purchase = new PurchaseAxis { LapsedAfterDays = 90 } }).Place(history.View(), A.Day(day))!.Value;
}
