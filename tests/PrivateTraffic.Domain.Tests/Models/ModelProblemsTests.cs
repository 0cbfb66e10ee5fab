using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Domain.Tests.Models;

public sealed class ModelProblemsTests
{
    /// <summary>Wrong in every way in which a model can be wrong.</summary>
    private static readonly SegmentationModel Hopeless = new()
    {
        Interaction = new InteractionAxis { WindowDays = 0, Low = 0, Medium = -1, High = -2 },
        Purchase = new PurchaseAxis { LapsedAfterDays = 0 },
        Lifecycle = new LifecycleRules { SilentAfterDays = 0, ChurnAfterDays = 0, MatureFrom = 1 },
        Rfm = new RfmRules
        {
            WindowDays = 0,
            Level = 1m,
            Fixed = new RfmThresholds { Recency = -1, Frequency = -1, Monetary = -1 },
            Boxes =
            [
                new ScoreBox("others", new LocalizedText("甲", "a"), new(0, 1), new(3, 2), new(1, 6)),
                new ScoreBox("twice", new LocalizedText("乙", "b"), ScoreRange.All, ScoreRange.All, ScoreRange.All),
                new ScoreBox("twice", new LocalizedText("丙", "c"), ScoreRange.All, ScoreRange.All, ScoreRange.All),
            ],
        },
        Thresholds = new ThresholdRules
        {
            Silent = new GapRule
            {
                Anchor = EventSet.None,
                Level = 0,
                WindowDays = 1,
                HorizonDays = 0,
                FlatWithin = 2,
                FallbackWindowDays = 1,
            },
            Purchase = new GapRule { WindowDays = 10, HorizonDays = 10 },
            Churn = new ChurnRule { Mode = ChurnMode.SecondRule, OddsWithinDays = 0 },
            StaleAfterDays = 0,
        },
    };

    [Fact]
    public void Every_problem_is_said_in_both_languages()
    {
        var problems = ModelProblems.Of(Hopeless);

        problems.Select(p => p.En).ShouldBe(Hopeless.Problems());
        problems.Count.ShouldBeGreaterThan(25);
        foreach (var problem in problems)
        {
            problem.Zh.ShouldEndWith("。");
            foreach (var english in new[] { " is ", " must ", " to ", "null,", "above", "at least", "needs", "unique", "below", "rising" })
            {
                problem.Zh.ShouldNotContain(english);
            }
        }
    }

    [Theory]
    [InlineData("interaction.high is 5; it must be 10 to 30.", "interaction.high 的值是 5，应在 10 到 30 之间。")]
    [InlineData("rfm.windowDays is 0; it must be 1 to 36600, or null.", "rfm.windowDays 的值是 0，应在 1 到 36600 之间，或为 null。")]
    [InlineData("rfm.level is 1; it must be above 0 and below 1.", "rfm.level 的值是 1，应大于 0 且小于 1。")]
    [InlineData("a.horizonDays is 9; it must be below a.windowDays, which is 9.", "a.horizonDays 的值是 9，应小于 a.windowDays（其值为 9）。")]
    [InlineData("a.second is missing; the mode secondRule needs it.", "缺少 a.second，模式 secondRule 需要它。")]
    [InlineData("rfm.boxes has the key 'x' 2 times; each key must be unique.", "rfm.boxes 中的键“x”出现了 2 次，每个键只能出现一次。")]
    public void A_problem_keeps_its_key_its_value_and_its_range(string english, string chinese) =>
        ModelProblems.Of(english).ShouldBe(new LocalizedText(chinese, english));
}
