using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptRankingTests
{
    [Fact]
    public void The_more_precise_match_comes_first()
    {
        var library = Some.Library(
            Some.Script("a-stage", stages: [LifecycleStage.Growth]),
            Some.Script("b-segment", segments: ["keep"]),
            Some.Script("c-column", cells: ["*.first"]),
            Some.Script("d-row", cells: ["high.*"]),
            Some.Script("e-cell", cells: ["high.first"]),
            Some.Script("f-moment", moments: [ScriptMoment.Birthday]),
            Some.Script("g-obstacle", obstacles: [Obstacle.Price]));

        var ranked = Best(library, Some.Facts() with { Segment = "keep", Obstacle = Obstacle.Price, Moments = [ScriptMoment.Birthday] });

        ranked.Select(r => (r.Script.Key, r.Match)).ShouldBe(
        [
            ("g-obstacle", ScriptMatch.Obstacle),
            ("f-moment", ScriptMatch.NamedMoment),
            ("e-cell", ScriptMatch.Cell),
            ("c-column", ScriptMatch.BandOrStage),
            ("d-row", ScriptMatch.BandOrStage),
            ("b-segment", ScriptMatch.Segment),
            ("a-stage", ScriptMatch.Lifecycle),
        ]);
    }

    [Fact]
    public void A_script_that_names_the_cell_and_its_row_counts_as_naming_the_cell()
    {
        var library = Some.Library(Some.Script("a", cells: ["high.*", "high.first", "*.first"]));

        Best(library, Some.Facts()).ShouldHaveSingleItem().Match.ShouldBe(ScriptMatch.Cell);
    }

    [Fact]
    public void Scripts_for_other_situations_are_not_suggested()
    {
        var library = Some.Library(
            Some.Script("other-cell", cells: ["low.first"]),
            Some.Script("other-stage", stages: [LifecycleStage.Churn]),
            Some.Script("other-obstacle", obstacles: [Obstacle.Trust]),
            Some.Script("other-segment", segments: ["keep"]),
            Some.Script("other-moment", moments: [ScriptMoment.Birthday]),
            Some.Script("nothing"),
            Some.Script("disabled", cells: ["high.first"], enabled: false));

        Best(library, Some.Facts() with { Obstacle = Obstacle.Price, Moments = [ScriptMoment.Welcome] }).ShouldBeEmpty();
    }

    [Fact]
    public void Every_list_of_a_situation_must_apply()
    {
        var library = Some.Library(
            Some.Script("both", cells: ["high.first"], stages: [LifecycleStage.Growth]),
            Some.Script("cell-only", cells: ["high.first"], stages: [LifecycleStage.Churn]),
            Some.Script("stage-only", cells: ["low.first"], stages: [LifecycleStage.Growth]),
            Some.Script("with-obstacle", cells: ["high.first"], obstacles: [Obstacle.Price]));

        Keys(library, Some.Facts()).ShouldBe(["both"]);
        Keys(library, Some.Facts() with { Obstacle = Obstacle.Price }).ShouldBe(["with-obstacle", "both"]);
    }

    [Fact]
    public void Ties_are_broken_by_favourites_then_priority_then_key()
    {
        var library = Some.Library(
            Some.Script("d", cells: ["high.first"], priority: 10),
            Some.Script("b", cells: ["high.first"], priority: 60),
            Some.Script("a", cells: ["high.first"], priority: 60),
            Some.Script("c", cells: ["high.first"], priority: 70));

        Keys(library, Some.Facts() with { Favourites = ["d", "unknown"] }).ShouldBe(["d", "c", "a", "b"]);
    }

    [Fact]
    public void Weights_order_scripts_that_fit_equally_and_lift_none_over_a_better_fit()
    {
        var library = Some.Library(
            Some.Script("a", cells: ["high.first"]),
            Some.Script("b", cells: ["high.first"]),
            Some.Script("c", cells: ["high.*"]));

        var weights = new Dictionary<string, double> { ["a"] = 0.5, ["c"] = 1_000 };

        Keys(library, Some.Facts() with { Weights = weights }).ShouldBe(["b", "a", "c"]);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_no_factor_is_refused(double weight)
    {
        var library = Some.Library(Some.Script("a", cells: ["high.first"]));
        var facts = Some.Facts() with { Weights = new Dictionary<string, double> { ["a"] = weight } };

        Should.Throw<ArgumentOutOfRangeException>(() => Best(library, facts));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(-1, true)]
    public void A_script_sent_within_the_last_seven_days_comes_last(int daysAgo, bool rests)
    {
        var library = Some.Library(
            Some.Script("sent", obstacles: [Obstacle.Price]),
            Some.Script("fresh", stages: [LifecycleStage.Growth]));
        var facts = Some.Facts() with { Obstacle = Obstacle.Price, Sends = [Sent("sent", daysAgo)] };

        var ranked = Best(library, facts);

        ranked.Select(r => r.Script.Key).ShouldBe(rests ? ["fresh", "sent"] : ["sent", "fresh"]);
        ranked.Single(r => r.Script.Key == "sent").SentLately.ShouldBe(rests);
    }

    [Theory]
    [InlineData(ScriptSendResult.Cancel)]
    [InlineData(ScriptSendResult.Fail)]
    public void A_send_that_never_reached_the_chat_does_not_count(ScriptSendResult result)
    {
        var library = Some.Library(Some.Script("a", cells: ["high.first"]), Some.Script("b", cells: ["high.first"]));

        Keys(library, Some.Facts() with { Sends = [Sent("a", 1) with { Result = result }] }).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_script_marked_as_not_suitable_stays_away_for_thirty_days(int daysAgo, bool isBack)
    {
        var library = Some.Library(Some.Script("a", cells: ["high.first"]));

        Best(library, Some.Facts() with { NotSuitable = [new NotSuitableMark("a", A.Day(Some.Today - daysAgo))] }).Any().ShouldBe(isBack);
    }

    [Fact]
    public void The_days_of_rest_and_absence_are_parameters()
    {
        var library = Some.Library(Some.Script("a", cells: ["high.first"]), Some.Script("b", cells: ["high.first"]));
        var facts = Some.Facts() with { Sends = [Sent("a", 3)], NotSuitable = [new NotSuitableMark("b", A.Day(Some.Today - 3))] };

        var ranking = new ScriptRanking(library, new ScriptRankingRules { RestDays = 3, NotSuitableDays = 3 });

        ranking.Best(facts, 9).Select(r => (r.Script.Key, r.SentLately)).ShouldBe([("a", false), ("b", false)]);
    }

    [Fact]
    public void A_script_that_cannot_be_filled_gives_way_to_the_next()
    {
        var library = Some.Library(
            Some.Script("a", cells: ["high.first"], text: "{{link}}"),
            Some.Script("b", cells: ["high.first"], text: "{{customer.name|亲}}"));
        var facts = Some.Facts();

        new ScriptRanking(library).Best(facts, 1).ShouldHaveSingleItem().Text.ShouldBe("亲");
        Keys(library, facts with { Values = new ScriptValues { Link = "https://example.com/r/x" } }).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Texts_are_in_the_language_of_the_card_where_there_is_one()
    {
        var library = Some.Library(
            Some.Script("a", cells: ["high.first"], text: "您好", textEn: "Hello"),
            Some.Script("b", cells: ["high.first"], text: "再见"));

        Best(library, Some.Facts() with { Language = TextLanguage.English }).Select(r => r.Text).ShouldBe(["Hello", "再见"]);
    }

    [Fact]
    public void As_many_are_returned_as_are_asked_for_and_there_are()
    {
        var ranking = new ScriptRanking(Some.Library(Some.Script("a", cells: ["high.first"]), Some.Script("b", cells: ["high.first"])));

        ranking.Best(Some.Facts(), 0).ShouldBeEmpty();
        ranking.Best(Some.Facts(), 1).Count.ShouldBe(1);
        ranking.Best(Some.Facts(), 3).Count.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => ranking.Best(Some.Facts(), -1));
    }

    [Fact]
    public void A_moment_is_due_when_everything_else_the_script_asks_for_holds()
    {
        var justOrdered = new ScriptConditions { DaysSinceOrder = new NumberRange(0, 2) };
        var library = Some.Library(
            Some.Script("thanks", moments: [ScriptMoment.FirstOrder], when: justOrdered),
            Some.Script("farewell", moments: [ScriptMoment.Farewell], stages: [LifecycleStage.Growth]),
            Some.Script("cell", cells: ["high.first"], priority: 60),
            Some.Script("later", cells: ["high.first"], priority: 40));

        Best(library, Some.Facts() with { DaysSinceOrder = 2 }).Select(r => (r.Script.Key, r.Match)).ShouldBe(
        [
            ("cell", ScriptMatch.Cell),
            ("thanks", ScriptMatch.DueMoment),
            ("later", ScriptMatch.Cell),
            ("farewell", ScriptMatch.Lifecycle),
        ]);
        Keys(library, Some.Facts() with { DaysSinceOrder = 3 }).ShouldBe(["cell", "later", "farewell"]);
        Keys(library, Some.Facts()).ShouldBe(["cell", "later", "farewell"], "a number that is not known fulfils no condition");
    }

    [Fact]
    public void A_birthday_waits_to_be_named_whatever_else_the_script_asks_for()
    {
        var library = Some.Library(
            Some.Script("cell", moments: [ScriptMoment.Birthday], cells: ["high.first"]),
            Some.Script("when", moments: [ScriptMoment.Birthday], when: new ScriptConditions { InGroupChat = true }),
            Some.Script("two", moments: [ScriptMoment.Birthday, ScriptMoment.Benefits], cells: ["high.first"]));
        var facts = Some.Facts() with { InGroupChat = true };

        Keys(library, facts).ShouldBe(["two"]);
        Keys(library, facts with { Moments = [ScriptMoment.Birthday] }).ShouldBe(["cell", "two", "when"]);
    }

    [Fact]
    public void A_moment_that_the_card_names_needs_no_conditions_but_the_right_situation()
    {
        var later = new ScriptConditions { DaysSinceOrder = new NumberRange(30, 60) };
        var library = Some.Library(
            Some.Script("fits", moments: [ScriptMoment.Reorder], cells: ["*.first"], when: later),
            Some.Script("does-not", moments: [ScriptMoment.Reorder], cells: ["*.repurchase"]));

        Keys(library, Some.Facts()).ShouldBeEmpty();
        Keys(library, Some.Facts() with { Moments = [ScriptMoment.Reorder] }).ShouldBe(["fits"]);
    }

    [Fact]
    public void Every_kind_of_condition_is_looked_at()
    {
        var facts = Some.Facts() with
        {
            DaysSinceAdded = 1,
            DaysSinceOrder = 2,
            DaysSinceInteraction = 3,
            PurchaseDays = 4,
            Reactivated = true,
            InGroupChat = true,
        };
        var all = new ScriptConditions
        {
            DaysSinceAdded = new NumberRange(1, 1),
            DaysSinceOrder = new NumberRange(null, 2),
            DaysSinceInteraction = new NumberRange(3, null),
            PurchaseDays = new NumberRange(4, 4),
            Reactivated = true,
            InGroupChat = true,
        };

        all.HoldFor(facts).ShouldBeTrue();
        ScriptConditions.None.HoldFor(Some.Facts()).ShouldBeTrue();
        all.HoldFor(facts with { DaysSinceAdded = 2 }).ShouldBeFalse();
        all.HoldFor(facts with { DaysSinceOrder = 3 }).ShouldBeFalse();
        all.HoldFor(facts with { DaysSinceInteraction = 2 }).ShouldBeFalse();
        all.HoldFor(facts with { PurchaseDays = 5 }).ShouldBeFalse();
        all.HoldFor(facts with { Reactivated = false }).ShouldBeFalse();
        all.HoldFor(facts with { InGroupChat = null }).ShouldBeFalse();
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_library()
    {
        var scripts = Enumerable.Range(0, 40)
            .Select(i => Some.Script($"s{i:00}", cells: [i % 3 == 0 ? "high.first" : "high.*"], priority: i % 4))
            .ToArray();
        var shuffled = scripts.ToArray();
        new Random(7).Shuffle(shuffled);

        Keys(Some.Library(shuffled), Some.Facts()).ShouldBe(Keys(Some.Library(scripts), Some.Facts()));
    }

    [Fact]
    public void What_is_not_suggested_can_still_be_found_in_the_order_of_the_library()
    {
        var library = Some.Library(
            Some.Script("suggested", cells: ["high.first"]),
            Some.Script("for-nobody"),
            Some.Script("other-obstacle", obstacles: [Obstacle.Trust]),
            Some.Script("not-suitable", cells: ["high.first"]));
        var facts = Some.Facts() with { NotSuitable = [new NotSuitableMark("not-suitable", A.Day(Some.Today))], Sends = [Sent("for-nobody", 1)] };

        var others = new ScriptRanking(library).Others(facts);

        others.Select(o => (o.Script.Key, o.Text, o.SentLately))
            .ShouldBe([("for-nobody", "您好", true), ("other-obstacle", "您好", false), ("not-suitable", "您好", false)]);
    }

    [Fact]
    public void A_script_that_is_disabled_or_cannot_be_filled_is_not_found_either()
    {
        var library = Some.Library(Some.Script("disabled", enabled: false), Some.Script("no-value", text: "您买的{{last_order.category}}"));

        new ScriptRanking(library).Others(Some.Facts()).ShouldBeEmpty();
    }

    [Fact]
    public void A_placement_gives_the_card_its_numbers()
    {
        var model = new SegmentationModel();
        var history = A.Customer(added: 0, likes: [40, 95, 98], orders: [A.Order(10), A.Order(38), A.Order(38, 5_000)]);
        var placement = new Placer(model).Place(history.View(), A.Day(Some.Today))!.Value;

        var facts = CardFacts.Of(placement, model);

        (facts.AsOf, facts.Cell.Key, facts.Stage).ShouldBe((A.Day(100), "low.repurchase", LifecycleStage.Mature));
        (facts.InteractionDays, facts.WindowDays, facts.DaysSinceInteraction).ShouldBe((2, 30, 2));
        (facts.PurchaseDays, facts.DaysSinceOrder, facts.Reactivated).ShouldBe((2, 62, placement.ReactivatedOn is not null));
        facts.Values.ShouldBe(ScriptValues.None with { OrdersCount = 3, LastOrderDaysAgo = 62, DaysSinceInteraction = 2 });
    }

    private static IReadOnlyList<RankedScript> Best(ScriptLibrary library, CardFacts facts) =>
        new ScriptRanking(library).Best(facts, int.MaxValue);

    private static string[] Keys(ScriptLibrary library, CardFacts facts) => [.. Best(library, facts).Select(r => r.Script.Key)];

    private static ScriptSend Sent(string key, int daysAgo) => new(key, A.Day(Some.Today - daysAgo), ScriptSendResult.Ok);
}
