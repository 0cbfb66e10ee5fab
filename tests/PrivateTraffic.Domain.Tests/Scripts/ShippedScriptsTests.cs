using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ShippedScriptsTests
{
    /// <summary>The scripts that only make sense with a tracked link: whoever renders them makes one.</summary>
    private static readonly string[] NeedALink =
        ["moment.benefits.page", "moment.group-invite.group-page", "moment.review.page", "obstacle.after-sales.rules-page"];

    public static TheoryData<string> Keys => [.. Shipped.Scripts.Select(s => s.Key)];

    public static TheoryData<string> Cells => [.. MatrixCell.All.Select(c => c.Key)];

    [Fact]
    public void All_files_load_without_a_problem()
    {
        Shipped.Reading.Problems.ShouldBeEmpty();
        Shipped.Files.Select(f => f.Name).ShouldBe(["high.json", "low.json", "medium.json", "moments.json", "obstacles.json", "silent.json"]);
        Shipped.Scripts.Count.ShouldBeGreaterThanOrEqualTo(72);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_has_three_scripts_of_its_own_in_both_languages(string cell)
    {
        var own = Shipped.Scripts.Where(s => s.For.Cells.Count == 1 && s.For.Cells[0].Key == cell).ToArray();

        own.Length.ShouldBeGreaterThanOrEqualTo(3);
        own.ShouldAllBe(s => s.TextEn != null);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_customer_of_whom_nothing_else_is_known_gets_three_scripts_in_every_cell_and_stage(string cell)
    {
        var ranking = new ScriptRanking(Shipped.Reading.Library);
        foreach (var stage in Enum.GetValues<LifecycleStage>())
        {
            foreach (var language in Enum.GetValues<TextLanguage>())
            {
                var ranked = ranking.Best(Some.Facts(cell, stage) with { Language = language }, 3);

                ranked.Count.ShouldBe(3, $"{cell} {stage}");
                ranked.ShouldAllBe(r => r.Match == ScriptMatch.Cell && r.Text.Length > 0);
                ranked.ShouldAllBe(r => r.Reason.Parts.Count > 0);
            }
        }
    }

    [Fact]
    public void Every_obstacle_has_two_scripts_that_come_first_once_it_is_chosen()
    {
        var ranking = new ScriptRanking(Shipped.Reading.Library);
        foreach (var obstacle in Obstacle.All)
        {
            ranking.Best(Some.Facts("medium.potential") with { Obstacle = obstacle }, 2)
                .ShouldAllBe(r => r.Match == ScriptMatch.Obstacle && r.Script.For.Obstacles.Contains(obstacle));
            Shipped.Scripts.Count(s => s.For.Obstacles.Contains(obstacle)).ShouldBeGreaterThanOrEqualTo(2, obstacle.Key);
        }
    }

    [Fact]
    public void Every_moment_has_a_script_that_comes_first_once_it_is_named()
    {
        var ranking = new ScriptRanking(Shipped.Reading.Library);
        foreach (var moment in ScriptMoment.All)
        {
            var fitting = Shipped.Scripts.First(s => s.For.Moments.Contains(moment)).For;
            var cell = MatrixCell.All.First(c => fitting.Cells.Count == 0 || fitting.Cells.Any(p => p.Contains(c)));
            var stage = fitting.Stages.Count == 0 ? LifecycleStage.Growth : fitting.Stages[0];

            ranking.Best(Some.Facts(cell.Key, stage) with { Moments = [moment] }, 1).ShouldHaveSingleItem()
                .Script.For.Moments.ShouldContain(moment, moment.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Nobody_is_wished_a_happy_birthday_on_another_day(string cell)
    {
        var ranking = new ScriptRanking(Shipped.Reading.Library);
        foreach (var stage in Enum.GetValues<LifecycleStage>())
        {
            ranking.Best(Some.Facts(cell, stage) with { DaysSinceOrder = 1, DaysSinceAdded = 1, Reactivated = true }, int.MaxValue)
                .ShouldNotContain(r => r.Script.For.Moments.Contains(ScriptMoment.Birthday));
        }
    }

    [Theory]
    [InlineData(0, "moment.first-order.thanks")]
    [InlineData(3, "moment.after-sales.arrived")]
    [InlineData(9, "moment.after-sales.arrived")]
    [InlineData(10, "moment.review.true-words")]
    [InlineData(30, "moment.reorder.running-low")]
    public void After_a_first_order_the_moments_follow_each_other(int daysSinceOrder, string key)
    {
        var facts = Some.Facts("low.first") with { PurchaseDays = 1, DaysSinceOrder = daysSinceOrder, DaysSinceAdded = 200 };

        new ScriptRanking(Shipped.Reading.Library).Best(facts, 1).ShouldHaveSingleItem().Script.Key.ShouldBe(key);
    }

    [Fact]
    public void Someone_just_added_is_welcomed_and_someone_who_came_back_is_welcomed_back()
    {
        var ranking = new ScriptRanking(Shipped.Reading.Library);
        var added = Some.Facts("low.potential", LifecycleStage.Introduction) with { DaysSinceAdded = 0 };
        var cameBack = Some.Facts("low.repurchase", LifecycleStage.Mature) with { Reactivated = true };

        ranking.Best(added, 1).ShouldHaveSingleItem().Script.Key.ShouldBe("moment.welcome.hello");
        ranking.Best(cameBack, 1).ShouldHaveSingleItem().Script.Key.ShouldBe("moment.welcome-back.glad");
    }

    [Fact]
    public void Every_lifecycle_stage_has_scripts_of_its_own()
    {
        foreach (var stage in Enum.GetValues<LifecycleStage>())
        {
            Shipped.Scripts.ShouldContain(s => s.For.Stages.Contains(stage), stage.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_script_renders_for_a_customer_of_whom_nothing_is_known_or_needs_a_link(string key)
    {
        var script = Script(key);
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var template = script.TextIn(language);
            var bare = template.Render(ScriptValues.None);

            bare.Missing.ShouldBe(NeedALink.Contains(key) ? [ScriptVariable.Link] : []);
            (bare.Text ?? template.Render(new ScriptValues { Link = "https://example.com/r/abcdefgh" }).Text).ShouldNotBeNullOrEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_script_is_short_asks_one_thing_and_does_not_name_the_remark(string key)
    {
        var script = Script(key);

        script.Text.LengthWithFallbacks.ShouldBeInRange(40, 180);
        script.Text.Source.Count(c => c == '？').ShouldBeLessThanOrEqualTo(1);
        script.Text.Source.ShouldNotContain('！');
        script.TextEn.ShouldNotBeNull();
        script.TextEn.LengthWithFallbacks.ShouldBeInRange(80, 420);
        script.TextEn.Source.Count(c => c == '?').ShouldBeLessThanOrEqualTo(1);

        // A remark is a member's private note: it must not reach the customer by a script of ours.
        script.Text.Variables.Concat(script.TextEn.Variables).ShouldNotContain(ScriptVariable.CustomerRemark);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_script_makes_no_claim_that_advertising_law_forbids_and_does_not_press(string key)
    {
        string[] banned =
        [
            "最好", "最佳", "最低", "最优", "最强", "最高", "最便宜", "最划算", "第一品牌", "第一名", "绝对", "唯一", "顶级", "极致", "国家级", "全网", "史上", "100%", "百分百",
            "永久", "根治", "保证", "无效退款", "稳赚", "错过", "仅剩", "赶紧", "抓紧", "手慢无", "速抢", "秒杀", "最后机会", "马上下单", "必须", "亏",
        ];
        string[] bannedEn = ["best ", "guarantee", "number one", "cheapest", "hurry up", "last chance", "only today", "must buy", "100%"];

        banned.Where(w => Script(key).Text.Source.Contains(w, StringComparison.Ordinal)).ShouldBeEmpty();
        bannedEn.Where(w => Script(key).TextEn!.Source.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_scripts_say_the_same()
    {
        var pairs = Shipped.Scripts.Select(s => (s.Key, Pairs: PairsOf(s.Text.Source))).ToArray();
        var alike =
            from i in Enumerable.Range(0, pairs.Length)
            from j in Enumerable.Range(i + 1, pairs.Length - i - 1)
            let shared = pairs[i].Pairs.Intersect(pairs[j].Pairs).Count()
            where shared > 0.25 * pairs[i].Pairs.Union(pairs[j].Pairs).Count()
            select $"{pairs[i].Key} and {pairs[j].Key}";

        alike.ShouldBeEmpty();
        Shipped.Scripts.Select(s => s.Name.Zh).ShouldBeUnique();
        Shipped.Scripts.Select(s => s.Name.En).ShouldBeUnique();
        Shipped.Scripts.Select(s => s.Goal.Zh).ShouldBeUnique();
    }

    [Fact]
    public void The_guide_names_every_word_an_author_may_use()
    {
        var guide = File.ReadAllText(Path.Combine(Shipped.Folder, "README.md"));
        var words = Obstacle.All.Select(o => o.Key)
            .Concat(ScriptMoment.All.Select(m => m.Key))
            .Concat(Enum.GetValues<LifecycleStage>().Select(LifecycleRules.KeyOf))
            .Concat(ScriptVariable.All.Select(v => v.Name))
            .Concat(ScriptFileFormat.Script.Properties)
            .Concat(ScriptFileFormat.Situation.Properties)
            .Concat(ScriptFileFormat.Conditions.Properties)
            .Concat(ScriptFileFormat.Kinds.Entries.Keys);

        words.Where(w => !Names($"`{w}`") && !Names($"\"{w}\"")).ShouldBeEmpty();

        bool Names(string word) => guide.Contains(word, StringComparison.Ordinal);
    }

    private static Script Script(string key) => Shipped.Scripts.Single(s => s.Key == key);

    /// <summary>The neighbouring pairs of Chinese characters.</summary>
    private static HashSet<string> PairsOf(string text)
    {
        var characters = text.Where(c => c is >= '\u4e00' and <= '\u9fff').ToArray();
        return [.. characters.Zip(characters.Skip(1), (a, b) => $"{a}{b}")];
    }
}
