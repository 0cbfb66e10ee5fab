using System.Text.Json;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Data.Tests.Models;

public sealed class ModelDiffTests
{
    private static readonly QuintileEdges Edges = new(5, 10, 15, 20);

    /// <summary>A model with a value for everything that may be left out.</summary>
    private static readonly SegmentationModel Full = new()
    {
        Rfm = new RfmRules
        {
            WindowDays = 365,
            Fixed = new RfmThresholds(),
            FixedEdges = new RfmEdges(Edges, Edges, Edges),
            Boxes = [new ScoreBox("best", new LocalizedText("最好", "Best"), new(5, 5), new(5, 5), ScoreRange.All)],
        },
        Thresholds = new ThresholdRules
        {
            Silent = new GapRule { WindowDays = 60, HorizonDays = 30 },
            Churn = new ChurnRule { Mode = ChurnMode.SecondRule, Second = new GapRule() },
        },
        Origin = new ThresholdOrigin(new DateOnly(2026, 1, 2), new(18, 16, 20), new(27, 25, 30), new(90, 80, null)),
    };

    [Fact]
    public void Every_value_of_a_model_has_a_meaning_of_its_own()
    {
        var paths = Leaves("", ModelDocument.ToJson(Full)).ToList();

        paths.Count.ShouldBeGreaterThan(70);
        paths.Where(path => !ModelMeanings.IsKnown(path)).ShouldBeEmpty();
        foreach (var path in paths)
        {
            ModelMeanings.Of(path).Zh.ShouldContain(c => c >= 0x4E00, path);
            ModelMeanings.Of(path).En.ShouldNotContain(c => c >= 0x4E00, path);
        }
    }

    [Fact]
    public void Equal_models_do_not_differ_and_a_change_is_named_by_path_with_both_values()
    {
        var other = Full with
        {
            Interaction = new InteractionAxis { High = 9 },
            Rfm = Full.Rfm with { Boxes = [Full.Rfm.Boxes![0] with { R = new(4, 5) }] },
            Origin = null,
        };

        ModelDiff.Of(Full, ModelDocument.Read(ModelDocument.Write(Full))).ShouldBeEmpty();
        var differences = ModelDiff.Of(Full, other);

        differences.Select(d => (d.Path, From: d.From?.GetRawText(), To: d.To?.GetRawText())).Take(2)
            .ShouldBe([("interaction.high", "8", "9"), ("rfm.boxes[0].r.from", "5", "4")]);
        (differences[2].Path, differences[2].To).ShouldBe(("origin", null));
        differences[0].Meaning.ShouldBe(new LocalizedText("进入“高”档的互动天数", "interaction days from which a customer enters the high band"));
        differences.Count.ShouldBe(3);
    }

    [Fact]
    public void A_list_that_grows_differs_as_a_whole()
    {
        var other = Full with { Rfm = Full.Rfm with { Boxes = null } };

        ModelDiff.Of(other, Full).ShouldHaveSingleItem().Path.ShouldBe("rfm.boxes");
        ModelDiff.Of(other, Full)[0].From.ShouldBeNull();
    }

    private static IEnumerable<string> Leaves(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Leaves($"{path}[{i}]", item)),
        _ => [path],
    };
}
