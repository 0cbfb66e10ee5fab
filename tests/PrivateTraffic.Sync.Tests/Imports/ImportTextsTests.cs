using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class ImportTextsTests
{
    [Fact]
    public void Every_problem_has_words_in_both_languages()
    {
        foreach (var code in Enum.GetValues<ImportProblemCode>())
        {
            var problem = new ImportProblem(code, 7, "amount", "12", "3");
            foreach (var text in (string[])[ImportTexts.English.Of(problem), ImportTexts.Chinese.Of(problem), ImportTexts.English.Of(new(code))])
            {
                text.ShouldNotBeNullOrWhiteSpace();
                text.ShouldNotContain('{');
            }

            ImportTexts.Chinese.Of(problem).ShouldContain('。');
            ImportTexts.English.Of(problem).ShouldAllBe(c => c < 0x2000);
        }
    }

    [Fact]
    public void A_problem_says_where_it_is_what_is_there_and_what_is_wrong()
    {
        var problem = new ImportProblem(ImportProblemCode.NegativeAmount, 12, "实付金额", "-3.00");

        ImportTexts.Chinese.Of(problem).ShouldBe("第 12 行，实付金额“-3.00”：金额为负。退款请写在该订单的 refunded（退款金额）列。");
        ImportTexts.English.Of(problem).ShouldBe(
            "Line 12, 实付金额 \"-3.00\": below 0. What was paid back belongs into the column refunded of the order.");
        ImportTexts.English.Of(new(ImportProblemCode.CellCount, 3, Detail: "5/4")).ShouldBe("Line 3: 5 cells where the header has 4.");
        ImportTexts.Chinese.Of(new(ImportProblemCode.Missing, 3, "客户", "")).ShouldBe("第 3 行，客户：不能为空。");
        ImportTexts.English.Of(new(ImportProblemCode.EmptyFile)).ShouldBe("The file is empty.");
    }

    [Fact]
    public void Whoever_reads_chinese_gets_chinese()
    {
        ImportTexts.In(TextLanguage.Chinese).ShouldBe(ImportTexts.Chinese);
        ImportTexts.In(TextLanguage.English).ShouldBe(ImportTexts.English);
    }
}
