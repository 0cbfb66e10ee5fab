using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>Payments, shop orders and what customers do on the company's own pages.</summary>
internal static class TradeActs
{
    private const int DefaultAmount = 19_900;

    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["pay"] = Pay,
        ["refund"] = Refund,
        ["shop_order"] = Order,
        ["refund_shop_order"] = RefundOrder,
        ["interact"] = Interact,
    };

    private static object Pay(ActCall call)
    {
        var amount = AmountIn(call);
        var bill = call.Corp.Bills.Pay(call.Customer(), call.Member().Index, amount, call.OptionalText("description") ?? "演示商品");
        return new { transaction_id = bill.TransactionId, out_trade_no = bill.OutTradeNo };
    }

    private static object Refund(ActCall call)
    {
        var bill = call.Corp.Bills.Find(call.Text("transaction_id"))
            ?? throw new MistakenRequest("\"transaction_id\": there is no such receipt.");
        if (bill.Refund is not null)
        {
            throw new MistakenRequest("This receipt has been refunded already.");
        }

        var amount = call.OptionalNumber("amount") ?? bill.Amount;
        if (amount < 1 || amount > bill.Amount)
        {
            throw new MistakenRequest("\"amount\" goes from 1 to what was paid.");
        }

        return new { out_refund_no = call.Corp.Bills.Refund(bill, amount).Refund!.OutRefundNo };
    }

    private static object Order(ActCall call)
    {
        var order = call.Corp.Feed.AddOrder(
            call.Customer(), AmountIn(call), call.OptionalText("category") ?? Words.Categories[0].Name, call.OptionalText("channel") ?? Words.ShopChannels[0]);
        return new { order_id = order.Id };
    }

    private static object? RefundOrder(ActCall call) =>
        call.Corp.Feed.RefundOrder(call.Text("order_id"), call.Number("amount"))
            ? null
            : throw new MistakenRequest("\"order_id\": only orders made by an act can be refunded by an act.");

    private static object Interact(ActCall call)
    {
        var name = call.Text("kind");
        var kinds = Enum.GetValues<InteractionKind>().Where(k => Interaction.NameOf(k) == name).ToList();
        if (kinds.Count == 0)
        {
            throw new MistakenRequest("\"kind\" is one of open, click, chat, form, payment_page.");
        }

        return new { source_id = call.Corp.Feed.Interact(call.Customer(), kinds[0]).SourceId };
    }

    private static int AmountIn(ActCall call) =>
        (call.OptionalNumber("amount") ?? DefaultAmount) is > 0 and var amount
            ? amount
            : throw new MistakenRequest("\"amount\" is a number of fen above 0.");
}
