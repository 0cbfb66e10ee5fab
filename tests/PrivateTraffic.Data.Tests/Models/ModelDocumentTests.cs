using System.Text.Json;
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
}
