using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Tests.Imports.Cells;

public sealed class AmountReaderTests
{
    [Theory]
    [InlineData("29.33", 2933)]
    [InlineData("29.3", 2930)]
    [InlineData("29", 2900)]
    [InlineData("0", 0)]
    [InlineData("0.00", 0)]
    [InlineData("-0.00", 0)]
    [InlineData(".5", 50)]
    [InlineData("007.10", 710)]
    [InlineData("1.1000", 110)]
    [InlineData("1,234.50", 123450)]
    [InlineData("1,234", 123400)]
    [InlineData("12,345,678.9", 1234567890)]
    [InlineData("¥1,234.50", 123450)]
    [InlineData("￥ 88", 8800)]
    [InlineData("88元", 8800)]
    [InlineData("CNY 88.80", 8880)]
    [InlineData("88.8 rmb", 8880)]
    [InlineData("人民币5元", 500)]
    [InlineData("100000000", 10_000_000_000)]
    public void Yuan_are_read_to_the_fen(string text, long fen)
    {
        AmountReader.Read(text, AmountUnit.Yuan, out var read).ShouldBeNull();

        read.ShouldBe(fen);
    }

    [Theory]
    [InlineData("1 234,5")]
    [InlineData("1.234,50")]
    [InlineData("1.234.567")]
    [InlineData("12,5")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData(",234")]
    [InlineData("1,,234")]
    [InlineData("0,123")]
    [InlineData("1 234.50")]
    [InlineData("1，234.50")]
    public void What_can_be_read_in_several_ways_is_refused(string text) =>
        AmountReader.Read(text, AmountUnit.Yuan, out _).ShouldBe(ImportProblemCode.AmbiguousAmount);

    [Theory]
    [InlineData("", ImportProblemCode.NotAnAmount)]
    [InlineData("免费", ImportProblemCode.NotAnAmount)]
    [InlineData("12a", ImportProblemCode.NotAnAmount)]
    [InlineData("1e5", ImportProblemCode.NotAnAmount)]
    [InlineData("5.", ImportProblemCode.NotAnAmount)]
    [InlineData(".", ImportProblemCode.NotAnAmount)]
    [InlineData("$12", ImportProblemCode.NotAnAmount)]
    [InlineData("１２", ImportProblemCode.NotAnAmount)]
    [InlineData("=1+1", ImportProblemCode.NotAnAmount)]
    [InlineData("29.333", ImportProblemCode.TooManyDecimals)]
    [InlineData("0.001", ImportProblemCode.TooManyDecimals)]
    [InlineData("-3", ImportProblemCode.NegativeAmount)]
    [InlineData("−3.00", ImportProblemCode.NegativeAmount)]
    [InlineData("¥-3.00", ImportProblemCode.NegativeAmount)]
    [InlineData("-¥3.00", ImportProblemCode.NegativeAmount)]
    [InlineData("(3.00)", ImportProblemCode.NegativeAmount)]
    [InlineData("100000000.01", ImportProblemCode.AmountTooLarge)]
    [InlineData("99999999999999999999999999", ImportProblemCode.AmountTooLarge)]
    public void What_is_no_amount_is_refused_with_the_reason(string text, ImportProblemCode problem) =>
        AmountReader.Read(text, AmountUnit.Yuan, out _).ShouldBe(problem);

    [Fact]
    public void Fen_are_whole()
    {
        AmountReader.Read("1,234", AmountUnit.Fen, out var fen).ShouldBeNull();
        fen.ShouldBe(1234);
        AmountReader.Read("1234.00", AmountUnit.Fen, out fen).ShouldBeNull();
        fen.ShouldBe(1234);
        AmountReader.Read("12.5", AmountUnit.Fen, out _).ShouldBe(ImportProblemCode.TooManyDecimals);
        AmountReader.Read("10000000001", AmountUnit.Fen, out _).ShouldBe(ImportProblemCode.AmountTooLarge);
    }

    [Fact]
    public void Every_amount_written_in_any_of_the_forms_comes_back() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Select(n => (long)n).ToArbitrary(),
            fen =>
            {
                var yuan = fen / 100m;
                foreach (var text in (string[])[$"{yuan:0.00}", $"{yuan:#,##0.00}", $"¥{yuan:#,##0.00}", $"{yuan:0.##}", $"{yuan:0.0000}元"])
                {
                    AmountReader.Read(text, AmountUnit.Yuan, out var read).ShouldBeNull(text);
                    read.ShouldBe(fen, text);
                }
            }).QuickCheckThrowOnFailure();
}
