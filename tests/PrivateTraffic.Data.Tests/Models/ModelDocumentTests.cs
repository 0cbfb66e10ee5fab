using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Tests.Models;

public sealed class ModelDocumentTests
{
    [Fact]
    public void A_model_survives_being_written()
    {
        var model = new SegmentationModel { Interaction = new InteractionAxis { WindowDays = 60, Medium = 4, High = 9 } };

        ModelDocument.Read(ModelDocument.Write(model)).ShouldBe(model);
    }

    [Fact]
    public void A_misspelt_property_is_refused_by_name() =>
        Should.Throw<JsonException>(() => ModelDocument.Read("""{"interaction":{"windowDay":30}}""")).Message.ShouldContain("windowDay");

    [Fact]
    public void The_defaults_have_no_problem_and_a_wrong_model_says_what_is_wrong()
    {
        new SegmentationModel().Problems().ShouldBeEmpty();

        new SegmentationModel { Interaction = new InteractionAxis { Medium = 9, High = 5 } }.Problems()
            .ShouldBe(["interaction.high is 5; it must be 10 to 30."]);
    }

    [Fact]
    public void What_people_write_may_have_comments_and_trailing_commas()
    {
        var reading = ModelDocument.TryRead("""
            {
              /* ours */ "purchase": { "lapsedAfterDays": 45, }, // a month and a half
            }
            """);

        reading.Problems.ShouldBeEmpty();
        reading.Model.ShouldBe(new SegmentationModel { Purchase = new PurchaseAxis { LapsedAfterDays = 45 } });
    }

    [Theory]
    [InlineData("""{"thresholds":{"silent":{"anchor":"order,opens"}}}""",
        "thresholds.silent.anchor is \"order,opens\"; it must be one or more of ")]
    [InlineData("""{"thresholds":{"silent":{"estimator":1}}}""", "thresholds.silent.estimator is 1; it must be one of productLimit, ")]
    [InlineData("""{"rfm":{"level":"0.8"}}""", "rfm.level is \"0.8\"; it must be a number.")]
    [InlineData("""{"rfm":{"boxes":{}}}""", "rfm.boxes is {}; it must be a list […].")]
    [InlineData("""{"Purchase":{}}""", "Purchase is unknown; the document may hold interaction, purchase, ")]
    [InlineData("""{"\ud800":{}}""", "A name holds half a character, an escape such as \\ud800.")]
    [InlineData("null", "The document is null; it must be an object {…}.")]
    [InlineData("", "This is not JSON from line 1, byte 1 on.")]
    public void What_does_not_fit_is_named_with_what_is_allowed(string text, string words)
    {
        var reading = ModelDocument.TryRead(text);

        reading.Model.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().En.ShouldStartWith(words);
        reading.Problems[0].Zh.ShouldContain(c => c >= 0x4E00);
    }

    [Fact]
    public void A_damaged_document_is_a_model_or_a_list_of_problems()
    {
        var whole = ModelDocument.Write(new SegmentationModel());
        var pieces = new[] { "{", "}", "[", "]", ",", ":", "\"", "null", "-1", "1e999", "\"\\ud800\"", "\"\\ud800\": 1,", "\0", "// ", "\\" };
        var edit = from at in Gen.Choose(0, whole.Length) from length in Gen.Choose(0, 30) from piece in Gen.Elements(pieces) select (at, length, piece);
        var documents =
            from edits in edit.NonEmptyListOf()
            select edits.Take(3).Aggregate(whole, (text, e) => string.Concat(
                text.AsSpan(0, Math.Min(e.at, text.Length)), e.piece, text.AsSpan(Math.Min(e.at + e.length, text.Length))));

        Prop.ForAll(documents.ToArbitrary(), text =>
        {
            var reading = ModelDocument.TryRead(text);

            (reading.Model is null).ShouldBe(reading.Problems.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }
}
