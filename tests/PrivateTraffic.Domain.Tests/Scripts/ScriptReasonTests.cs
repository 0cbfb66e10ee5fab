using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptReasonTests
{
    [Fact]
    public void The_line_says_how_the_customer_interacts_and_buys()
    {
        Line(Some.Facts("high.lapsed") with { InteractionsThisWeek = 3, InteractionDays = 9, DaysSinceOrder = 62, PurchaseDays = 2 })
            .ShouldBe(("本周互动 3 次，已 62 天未下单", "3 interactions this week, no order in 62 days"));
        Line(Some.Facts("low.potential") with { InteractionsThisWeek = 0, InteractionDays = 2 })
            .ShouldBe(("近 30 天有 2 天互动，还没有下过单", "active on 2 of the last 30 days, no order yet"));
        Line(Some.Facts("silent.repurchase") with { DaysSinceInteraction = 45, DaysSinceOrder = 1, PurchaseDays = 4 })
            .ShouldBe(("已 45 天没有互动，买过 4 次，最近一次 1 天前", "no interaction in 45 days, 4 purchases, the last 1 day ago"));
        Line(Some.Facts("silent.first") with { DaysSinceInteraction = 31, DaysSinceOrder = 30, PurchaseDays = 1 })
            .ShouldBe(("已 31 天没有互动，已 30 天未下单", "no interaction in 31 days, no order in 30 days"));
    }

    [Fact]
    public void Today_and_one_are_said_as_people_say_them()
    {
        Line(Some.Facts() with { InteractionsThisWeek = 1, DaysSinceOrder = 0, PurchaseDays = 1 })
            .ShouldBe(("本周互动 1 次，今天首次下单", "1 interaction this week, first order today"));
        Line(Some.Facts("high.repurchase") with { InteractionDays = 1, WindowDays = 1, DaysSinceOrder = 0, PurchaseDays = 2 })
            .ShouldBe(("近 1 天有 1 天互动，买过 2 次，今天刚下单", "active on 1 of the last 1 day, 2 purchases, the last today"));
    }

    [Fact]
    public void What_is_not_known_is_not_claimed() =>
        Line(Some.Facts("silent.lapsed")).ShouldBe(("暂无互动记录，消费阶段：流失", "no interaction on record, purchase stage: lapsed"));

    [Fact]
    public void The_obstacle_is_named() =>
        Line(Some.Facts("high.potential") with { Obstacle = Obstacle.Price }, Some.Script("a", obstacles: [Obstacle.Price]))
            .ShouldBe(("顾虑：觉得贵，还没有下过单", "concern: Price, no order yet"));

    [Fact]
    public void The_lifecycle_stage_and_the_value_segment_are_named()
    {
        Line(Some.Facts(stage: LifecycleStage.Silent) with { DaysSinceInteraction = 20 }, Some.Script("a", stages: [LifecycleStage.Silent]))
            .ShouldBe(("处于沉默期，已 20 天没有互动", "silent stage, no interaction in 20 days"));
        Line(Some.Facts() with { Segment = "keep", DaysSinceOrder = 4, PurchaseDays = 1 }, Some.Script("a", segments: ["keep"]))
            .ShouldBe(("价值分群：keep，4 天前首次下单", "value segment: keep, first order 4 days ago"));
    }

    [Fact]
    public void A_moment_is_named_with_the_numbers_that_make_it_due()
    {
        var when = new ScriptConditions
        {
            Reactivated = true,
            DaysSinceAdded = new NumberRange(0, 9),
            DaysSinceInteraction = new NumberRange(0, 9),
            DaysSinceOrder = new NumberRange(0, 9),
            InGroupChat = false,
        };
        var facts = Some.Facts() with
        {
            Reactivated = true,
            DaysSinceAdded = 0,
            DaysSinceInteraction = 2,
            DaysSinceOrder = 3,
            PurchaseDays = 1,
            InGroupChat = false,
        };

        Line(facts, Some.Script("a", moments: [ScriptMoment.WelcomeBack], when: when)).ShouldBe((
            "时机：欢迎回来，沉默后刚回来，今天刚添加，已 2 天没有互动，3 天前首次下单，还没有进群",
            "occasion: Welcome back, just back after a silence, added today, no interaction in 2 days, first order 3 days ago, in no group yet"));
        Line(facts with { Moments = [ScriptMoment.Birthday] }, Some.Script("a", moments: [ScriptMoment.Farewell, ScriptMoment.Birthday]))
            .ShouldBe(("时机：生日", "occasion: Birthday"));
    }

    [Fact]
    public void A_reason_is_values_that_a_screen_can_put_in_its_own_words()
    {
        var facts = Some.Facts("low.lapsed") with { InteractionDays = 2, DaysSinceOrder = 91, PurchaseDays = 3 };

        var reason = Reason(facts, Some.Script("a", cells: ["low.lapsed"]));

        reason.Parts.ShouldBe([new ReasonPart(ReasonCode.ActiveDays, Count: 2, Days: 30), new ReasonPart(ReasonCode.NoOrderFor, Days: 91)]);
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        foreach (var code in Enum.GetValues<ReasonCode>())
        {
            var text = new ReasonPart(code, 2, 3, new LocalizedText("主题", "subject")).Text;

            text.Zh.ShouldNotBeNullOrWhiteSpace(code.ToString());
            text.En.ShouldNotBeNullOrWhiteSpace(code.ToString());
            text.Zh.Length.ShouldBeLessThanOrEqualTo(20);
        }
    }

    private static (string Zh, string En) Line(CardFacts facts, Script? script = null)
    {
        var reason = Reason(facts, script ?? Some.Script("a", cells: [facts.Cell.Key]));
        return (reason.In(TextLanguage.Chinese), reason.In(TextLanguage.English));
    }

    private static ScriptReason Reason(CardFacts facts, Script script) =>
        new ScriptRanking(Some.Library(script)).Best(facts, 1).ShouldHaveSingleItem().Reason;
}
