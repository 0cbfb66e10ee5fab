using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Matrix;

public sealed class CellGuideTests
{
    [Fact]
    public void Every_cell_has_its_guide()
    {
        CellGuide.All.Select(guide => guide.Cell).ShouldBe(MatrixCell.All);
        MatrixCell.All.ShouldAllBe(cell => CellGuide.Of(cell).Cell == cell);
    }

    [Theory]
    [InlineData(TextLanguage.Chinese)]
    [InlineData(TextLanguage.English)]
    public void No_two_cells_share_a_name_a_meaning_or_a_goal(TextLanguage language)
    {
        CellGuide.All.Select(guide => guide.Name.In(language)).ShouldBeUnique();
        CellGuide.All.Select(guide => guide.Meaning.In(language)).ShouldBeUnique();
        CellGuide.All.Select(guide => guide.Goal.In(language)).ShouldBeUnique();
    }

    [Fact]
    public void Every_guide_names_an_owner_and_steps_to_take_in_both_languages()
    {
        foreach (var guide in CellGuide.All)
        {
            guide.Playbook.Count.ShouldBeGreaterThanOrEqualTo(3, guide.Cell.Key);
            LocalizedText[] texts = [guide.Name, guide.Meaning, guide.Owner, guide.Goal, .. guide.Playbook];
            texts.ShouldAllBe(text => text.Zh.Length > 0 && text.En.Length > 0 && text.Zh != text.En);
        }
    }
}
