using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>How the rows of an order file are understood.</summary>
internal sealed class OrderFormat(CellReader cells, AmountUnit unit, BusinessCalendar calendar) : IRowFormat<OrderRow>
{
    private const int OrderId = 0;
    private const int CustomerId = 1;
    private const int PaidAt = 2;
    private const int Amount = 3;
    private const int Refunded = 4;
    private const int RefundedAt = 5;
    private const int Category = 6;
    private const int Channel = 7;

    private const int LongestNumber = 128;
    private const int LongestName = 64;

    public static readonly IReadOnlyList<ImportField> All =
    [
        new("order_id", IsRequired: true,
            "order_no", "order_number", "order_sn", "order", "订单号", "订单编号", "订单ID", "订单序号", "商户订单号", "交易单号", "单号"),
        new("customer_id", IsRequired: true,
            "external_userid", "unionid", "customer", "customer_no", "user_id", "buyer_id", "member_id", "member_no", "openid",
            "客户ID", "客户编号", "客户号", "客户", "外部联系人ID", "会员ID", "会员编号", "会员号", "会员卡号", "会员", "用户ID", "用户", "顾客",
            "买家ID", "买家会员名", "买家昵称", "买家", "买家账号", "phone", "mobile", "手机号", "手机号码", "手机", "客户手机号", "会员手机号", "买家手机号"),
        new("paid_at", IsRequired: true,
            "pay_time", "paid_time", "payment_time", "payment_date", "paid_on", "order_time", "order_date", "created_at", "date",
            "付款时间", "支付时间", "支付完成时间", "订单付款时间", "付款日期", "支付日期", "成交时间", "交易时间", "下单时间", "订单时间", "下单日期", "订单日期", "日期"),
        new("amount", IsRequired: true,
            "paid_amount", "pay_amount", "payment", "total_amount", "order_amount", "total", "price",
            "实付金额", "实付款", "实付", "买家实付金额", "买家实际支付金额", "支付金额", "付款金额", "实收金额", "成交金额", "交易金额", "订单金额", "金额", "总金额"),
        new("refunded", IsRequired: false,
            "refund", "refund_amount", "refunded_amount", "is_refunded", "退款金额", "已退款金额", "退款", "是否退款", "退款状态"),
        new("refunded_at", IsRequired: false,
            "refund_time", "refund_date", "refunded_on", "退款时间", "退款日期", "退款成功时间"),
        new("category", IsRequired: false,
            "product_category", "category_name", "品类", "类目", "商品类目", "商品品类", "商品分类", "分类"),
        new("channel", IsRequired: false,
            "sales_channel", "order_channel", "source_channel", "渠道", "销售渠道", "订单渠道", "来源渠道", "订单来源"),
    ];

    public IReadOnlyList<ImportField> Fields => All;

    public OrderRow? Read(ReadOnlySpan<string> row, RowProblems problems)
    {
        var number = CellReader.Required(row, OrderId, LongestNumber, problems);
        var customer = cells.Customer(row, CustomerId, problems);
        var paidAt = cells.Time(row, PaidAt, problems);
        var amount = AmountOf(row[Amount], problems);
        var refunded = amount is { } paid ? RefundOf(row[Refunded], paid, problems) : null;
        var category = CellReader.Optional(row, Category, LongestName, problems);
        var channel = CellReader.Optional(row, Channel, LongestName, problems);
        var refundedAt = row[RefundedAt].Length == 0 ? (ReadTime?)null : cells.Time(row, RefundedAt, problems);
        if (!problems.None || number is null || amount is null)
        {
            return null;
        }

        if (refundedAt is { } backAt && ProblemOf(backAt, paidAt, refunded) is { } problem)
        {
            problems.Add(problem, RefundedAt, row[RefundedAt]);
            return null;
        }

        return new OrderRow
        {
            Number = number,
            Customer = customer,
            At = paidAt,
            Amount = amount.Value,
            Refunded = refunded,
            RefundedAt = refundedAt,
            Category = category,
            Channel = channel,
        };
    }

    public bool LooksLikeData(string text) => AmountReader.Read(text, unit, out _) is null || cells.IsTime(text);

    private long? AmountOf(string text, RowProblems problems)
    {
        var amount = 0L;
        var problem = text.Length == 0 ? ImportProblemCode.Missing : AmountReader.Read(text, unit, out amount);
        if (problem is { } found)
        {
            problems.Add(found, Amount, text);
        }

        return problem is null ? amount : null;
    }

    private long? RefundOf(string text, long paid, RowProblems problems)
    {
        if (RefundReader.Read(text, paid, unit, out var refund) is { } problem)
        {
            problems.Add(problem, Refunded, text);
        }

        return refund;
    }

    private ImportProblemCode? ProblemOf(ReadTime refundedAt, ReadTime paidAt, long? refunded)
    {
        if (refunded is null)
        {
            return ImportProblemCode.RefundDateAlone;
        }

        return calendar.DayOf(refundedAt.Utc) < calendar.DayOf(paidAt.Utc) ? ImportProblemCode.RefundBeforePayment : null;
    }
}
