using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 10.1: collections in WeCom.</summary>
internal static class PaymentEndpoints
{
    private const int LongestDays = 31;
    private const int MostBills = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } = [new("externalpay/get_bill_list", Access.CustomerContact, List)];

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var begin = call.Body.Number("begin_time", Errors.InvalidParameter);
        var end = call.Body.Number("end_time", Errors.InvalidParameter);
        if (end < begin || end - begin > LongestDays * Beijing.DaySeconds)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        var payee = call.Body.Text("payee_userid") is { Length: > 0 } userId ? call.Member(userId) : null;
        var limit = call.Body.Limit(MostBills, MostBills);
        var filter = $"{begin}|{end}|{payee?.Index}";
        long? next = null;
        var read = 0;
        reply.WriteStartArray("bill_list");
        foreach (var (place, bill, isRefund) in call.Corp.Bills.Between(begin, end, call.Position(call.Body.Text("cursor"), filter)))
        {
            if (read++ == limit)
            {
                next = place;
                break;
            }

            // Rows the app may not see are dropped after the page is cut: it gets shorter, perhaps empty, and goes on.
            if (payee is not null ? bill.Payee == payee.Index : call.App.Sees(call.Corp.People[bill.Payee]))
            {
                WriteBill(call, reply, bill, isRefund);
            }
        }

        reply.WriteEndArray();
        if (next is { } position)
        {
            reply.WriteString("next_cursor", call.CursorTo(position, filter));
        }
    }

    private static void WriteBill(ApiCall call, Utf8JsonWriter reply, Bill bill, bool isRefund)
    {
        var refund = bill.Refund;
        reply.WriteStartObject();
        reply.WriteString("transaction_id", bill.TransactionId);
        reply.WriteNumber("bill_type", isRefund ? 1 : 0);
        if (!isRefund)
        {
            reply.WriteNumber("trade_state", refund is null ? 1 : 3);
        }

        reply.WriteNumber("pay_time", isRefund ? refund!.At : bill.PaidAt);
        reply.WriteString("out_trade_no", bill.OutTradeNo);
        if (isRefund)
        {
            reply.WriteString("out_refund_no", refund!.OutRefundNo);
        }

        reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(bill.Customer));
        reply.WriteNumber("total_fee", bill.Amount);
        reply.WriteString("payee_userid", call.Corp.People[bill.Payee].UserId);
        reply.WriteNumber("payment_type", bill.PaymentType);
        reply.WriteString("mch_id", "1900000001");
        reply.WriteString("remark", "");
        reply.WriteObjects("commodity_list", [bill], b =>
        {
            reply.WriteString("description", b.Description);
            reply.WriteNumber("amount", b.Quantity);
        });
        reply.WriteNumber("total_refund_fee", refund?.Amount ?? 0);
        BillRefund[] refunds = refund is null ? [] : [refund];
        reply.WriteObjects("refund_list", refunds, r =>
        {
            reply.WriteString("out_refund_no", r.OutRefundNo);
            reply.WriteString("refund_userid", call.Corp.People[bill.Payee].UserId);
            reply.WriteString("refund_comment", "七天无理由");
            reply.WriteNumber("refund_reqtime", r.At - 600);
            reply.WriteNumber("refund_status", 2);
            reply.WriteNumber("refund_fee", r.Amount);
        });
        reply.WriteEndObject();
    }
}
