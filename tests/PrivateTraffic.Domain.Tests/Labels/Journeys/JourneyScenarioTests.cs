using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Labels.Journeys;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Labels.Journeys;

public sealed class JourneyScenarioTests
{
    private static readonly JourneyScenario Trial = new(
        "trial-lesson",
        Name("试听转化"),
        [
            new JourneyStep("asked", Name("咨询"), EventSet.Chat | EventSet.Form),
            new JourneyStep("looked", Name("了解"), EventSet.Open | EventSet.Click, 2),
            new JourneyStep("enrolled", Name("报名"), EventSet.Order),
        ],
        stalledAfterDays: 14);

    [Fact]
    public void Steps_are_reached_one_after_the_other()
    {
        var history = History(
            [(InteractionKind.Open, 0), (InteractionKind.Chat, 1), (InteractionKind.Open, 3), (InteractionKind.Click, 5)], order: 8);

        StageOf(history, 0).ShouldBe(new JourneyStage(0, null, null, false, false), "nobody has asked yet");
        StageOf(history, 4).ShouldBe(new JourneyStage(1, "asked", A.Day(1), false, false));
        StageOf(history, 5).ShouldBe(new JourneyStage(2, "looked", A.Day(5), false, false));
        StageOf(history, 8).ShouldBe(new JourneyStage(3, "enrolled", A.Day(8), true, false));
    }

    [Fact]
    public void A_later_step_does_not_stand_for_an_earlier_one() =>
        StageOf(History([], order: 3), 10).ShouldBe(new JourneyStage(0, null, null, false, false));

    [Fact]
    public void A_day_may_reach_several_steps()
    {
        var history = History([(InteractionKind.Chat, 1), (InteractionKind.Open, 1), (InteractionKind.Open, 2)], order: 2);

        StageOf(history, 2).Reached.ShouldBe(3);
    }

    [Fact]
    public void One_event_reaches_one_step()
    {
        var scenario = new JourneyScenario(
            "second-order",
            Name("复购"),
            [
                new JourneyStep("contacted", Name("有互动"), EventSet.Interactions),
                new JourneyStep("interested", Name("有兴趣"), EventSet.Open),
                new JourneyStep("bought", Name("首单"), EventSet.Order),
                new JourneyStep("bought-again", Name("复购"), EventSet.Order),
            ],
            30);
        int Reached(CustomerHistory history) => scenario.StageOf(history.View(), A.Day(20)).Reached;

        Reached(History([(InteractionKind.Open, 1)])).ShouldBe(1);
        Reached(History([(InteractionKind.Open, 1), (InteractionKind.Like, 1)]))
            .ShouldBe(2, "the like made the contact, the opening the interest");
        Reached(History([(InteractionKind.Like, 1), (InteractionKind.Open, 2)], order: 3)).ShouldBe(3, "one order is not two");
    }

    [Fact]
    public void A_journey_stalls_when_the_next_step_stays_out_too_long()
    {
        var history = History([(InteractionKind.Form, 0)]);

        StageOf(history, 14).IsStalled.ShouldBeFalse();
        StageOf(history, 15).IsStalled.ShouldBeTrue();
    }

    [Fact]
    public void A_refunded_order_reached_nothing()
    {
        var history = CustomerHistory.Empty.WithOrders([A.Order(1, 100, (3, 100))]);
        var scenario = new JourneyScenario("first", Name("首单"), [new JourneyStep("bought", Name("下单"), EventSet.Order)], 30);

        scenario.StageOf(history.View(), A.Day(2)).IsComplete.ShouldBeTrue();
        scenario.StageOf(history.View(), A.Day(3)).IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Without_refunds_nobody_goes_back() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(Arbitraries.Histories.ToArbitrary(), history =>
        {
            var view = history.WithOrders(history.Orders.Select(o => o with { Refunds = [] })).View();
            var reached = Arbitraries.Days.Select(d => Trial.StageOf(view, A.Day(d)).Reached).ToArray();

            reached.ShouldBe(reached.Order());
        }));

    [Fact]
    public void Steps_that_make_no_journey_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => new JourneyScenario("j", Name("j"), [], 10)).Message.ShouldContain("'j'");
        Should.Throw<ArgumentException>(() => new JourneyScenario("j", Name("j"), [new JourneyStep("s", Name("s"), EventSet.None)], 10))
            .Message.ShouldContain("'s'");
    }

    private static JourneyStage StageOf(CustomerHistory history, int day) => Trial.StageOf(history.View(), A.Day(day));

    private static CustomerHistory History((InteractionKind Kind, int Day)[] interactions, int? order = null) => CustomerHistory.Empty
        .WithInteractions(interactions.Select(i => new Interaction(i.Kind, A.Time(i.Day))))
        .WithOrders(order is { } day ? [A.Order(day)] : []);

    private static LocalizedText Name(string zh) => new(zh, zh);
}
