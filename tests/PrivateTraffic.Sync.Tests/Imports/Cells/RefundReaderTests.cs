using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Tests.Imports.Cells;

public sealed class RefundReaderTests
{
    [Theory]
    [InlineData("是")]
    [InlineData("已退款")]
    [InlineData("全额退款")]
    [InlineData("true")]
    [InlineData("TRUE")]
    [InlineData("Y")]
    [InlineData("yes")]
    public void A_yes_is_a_refund_of_everything(string text)
    {
        RefundReader.Read(text, 2933, AmountUnit.Yuan, out var refund).ShouldBeNull();

        refund.ShouldBe(2933);
    }

    [Theory]
    [InlineData("")]
    [InlineData("否")]
    [InlineData("未退款")]
    [InlineData("没有申请退款")]
    [InlineData("退款关闭")]
    [InlineData("false")]
    [InlineData("n")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("0.00")]
    public void A_no_is_no_refund(string text)
    {
        RefundReader.Read(text, 2933, AmountUnit.Yuan, out var refund).ShouldBeNull();

        refund.ShouldBeNull();
    }

    [Fact]
    public void A_plain_number_is_an_amount_and_never_a_yes()
    {
        RefundReader.Read("1", 2933, AmountUnit.Yuan, out var refund).ShouldBeNull();
        refund.ShouldBe(100);
        RefundReader.Read("1", 50, AmountUnit.Yuan, out _).ShouldBe(ImportProblemCode.RefundAbovePayment);
        RefundReader.Read("29.33", 2933, AmountUnit.Yuan, out refund).ShouldBeNull();
        refund.ShouldBe(2933);
    }

    [Fact]
    public void A_free_order_that_was_given_back_is_a_refund_of_nothing()
    {
        RefundReader.Read("是", 0, AmountUnit.Yuan, out var refund).ShouldBeNull();

        refund.ShouldBe(0);
    }

    [Theory]
    [InlineData("部分退款", ImportProblemCode.NotARefund)]
    [InlineData("maybe", ImportProblemCode.NotARefund)]
    [InlineData("-5", ImportProblemCode.NegativeAmount)]
    [InlineData("12,5", ImportProblemCode.AmbiguousAmount)]
    [InlineData("29.34", ImportProblemCode.RefundAbovePayment)]
    public void Anything_else_is_refused(string text, ImportProblemCode problem) =>
        RefundReader.Read(text, 2933, AmountUnit.Yuan, out _).ShouldBe(problem);
}
