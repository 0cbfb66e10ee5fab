using System.Collections.Frozen;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>
/// Reads what was paid back: an amount, or a yes (all of it) or no. Plain numbers are always amounts: <c>1</c> is one yuan, not a yes.
/// That something was paid back without saying how much (部分退款) is refused.
/// </summary>
public static class RefundReader
{
    private static readonly FrozenSet<string> Yes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "是", "有", "退款", "已退款", "退款成功", "全额退款", "全部退款", "已全额退款", "true", "yes", "y", "t", "refunded", "full");

    private static readonly FrozenSet<string> No = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "", "否", "无", "没有", "未退款", "无退款", "没有申请退款", "未申请退款", "退款关闭", "false", "no", "n", "f", "none", "null", "-", "--", "/");

    /// <summary>Reads a refund.</summary>
    /// <param name="text">The cell, trimmed.</param>
    /// <param name="paid">The amount of the order in fen.</param>
    /// <param name="unit">The unit of amounts.</param>
    /// <param name="refund">What was paid back in fen; null when nothing was. For a free order that was given back it is 0.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static ImportProblemCode? Read(string text, long paid, AmountUnit unit, out long? refund)
    {
        refund = null;
        if (No.Contains(text))
        {
            return null;
        }

        if (Yes.Contains(text))
        {
            refund = paid;
            return null;
        }

        var problem = AmountReader.Read(text, unit, out var amount);
        if (problem is null)
        {
            refund = amount > 0 ? amount : null;
            return amount > paid ? ImportProblemCode.RefundAbovePayment : null;
        }

        return problem == ImportProblemCode.NotAnAmount ? ImportProblemCode.NotARefund : problem;
    }
}
