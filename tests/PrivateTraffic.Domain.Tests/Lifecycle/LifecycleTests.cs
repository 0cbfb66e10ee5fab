using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Lifecycle;

public sealed class LifecycleTests
{
    [Theory]
    [InlineData(18, LifecycleStage.Growth)]
    [InlineData(19, LifecycleStage.Silent)]
    [InlineData(27, LifecycleStage.Silent)]
    [InlineData(28, LifecycleStage.Churn)]
    public void The_day_of_a_threshold_still_belongs_to_the_better_stage(int daysSinceOrder, LifecycleStage stage) =>
        Place(A.Customer(orders: [A.Order(0)]), daysSinceOrder).Stage.ShouldBe(stage);

    [Fact]
    public void A_customer_who_never_did_anything_is_measured_from_the_day_of_adding()
    {
        Place(A.Customer(added: 0), 18).Stage.ShouldBe(LifecycleStage.Introduction);
        Place(A.Customer(added: 0), 19).Stage.ShouldBe(LifecycleStage.Silent);
        Place(A.Customer(added: 0), 28).Stage.ShouldBe(LifecycleStage.Churn);
    }

    [Fact]
    public void Two_purchase_days_make_a_mature_customer() =>
        Place(A.Customer(orders: [A.Order(0), A.Order(5)]), 6).Stage.ShouldBe(LifecycleStage.Mature);

    [Fact]
    public void A_return_is_remembered_for_as_many_days_as_make_silence()
    {
        var customer = A.Customer(orders: [A.Order(0)], likes: [40]);

        Place(customer, 39).Stage.ShouldBe(LifecycleStage.Churn);
        Place(customer, 40).Stage.ShouldBe(LifecycleStage.Growth);
        Place(customer, 40).ReactivatedOn.ShouldBe(A.Day(40));
        Place(customer, 57).ReactivatedOn.ShouldBe(A.Day(40));
        Place(customer, 58).ReactivatedOn.ShouldBeNull();
    }

    [Fact]
    public void Someone_who_still_opens_messages_has_not_churned_however_long_ago_they_paid()
    {
        var rules = new LifecycleRules { SilentClock = EventSet.Order, ChurnClock = EventSet.Interactions };
        var customer = A.Customer(orders: [A.Order(0)], likes: [90]);

        Place(customer, 100, rules).Stage.ShouldBe(LifecycleStage.Silent);
        Place(customer, 118, rules).Stage.ShouldBe(LifecycleStage.Churn);
    }

    [Fact]
    public void The_explanation_names_numbers_thresholds_and_what_comes_next()
    {
        var model = new SegmentationModel();
        var placement = Place(A.Customer(orders: [A.Order(0), A.Order(4)], likes: [10, 20]), 22);

        var why = PlacementExplanation.Of(placement, model);

        why.Band.ShouldBe(new BandExplanation(2, 30, 1, 1, 3, A.Day(50)));
        why.Purchase.ShouldBe(new PurchaseExplanation(2, 18, 90, A.Day(95)));
        why.Lifecycle.ShouldBe(new LifecycleExplanation(2, 18, A.Day(39), 2, 27, A.Day(48), 2, 2, null));
    }

    private static Placement Place(CustomerHistory history, int day, LifecycleRules? rules = null) =>
        new Placer(new SegmentationModel { Lifecycle = rules ?? new LifecycleRules() }).Place(history.View(), A.Day(day))!.Value;
}
