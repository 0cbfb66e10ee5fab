using System.Globalization;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Receipts and refunds: those of the world in the order of time, then those made at run time in the order of making.</summary>
internal sealed class BillBook(World world, Func<long> asOf)
{
    private const long FirstMadePlace = 1L << 40;

    private readonly List<(Bill Bill, bool IsRefund, long At)> made = [];
    private readonly Dictionary<string, BillRefund> refunds = new(StringComparer.Ordinal);

    /// <summary>
    /// Rows that fall in a range of time, each with its place. A place never changes, so a listing can go on behind the last one it saw.
    /// </summary>
    public IEnumerable<(long Place, Bill Bill, bool IsRefund)> Between(long begin, long end, long fromPlace)
    {
        var last = world.Bills.Until(Math.Min(end, asOf())).Length;
        for (var place = Math.Max(world.Bills.FirstAfter(begin - 1), Math.Min(fromPlace, int.MaxValue)); place < last; place++)
        {
            var row = world.Bills.Until(asOf())[(int)place];
            yield return (place, Complete(PlannedBill(row.Customer, row.Ordinal)), row.IsRefund);
        }

        for (var i = Math.Max(0, fromPlace - FirstMadePlace); i < made.Count; i++)
        {
            var (bill, isRefund, at) = made[(int)i];
            if (at >= begin && at <= end)
            {
                yield return (FirstMadePlace + i, Complete(bill), isRefund);
            }
        }
    }

    public Bill? Find(string transactionId) =>
        made.Find(m => m.Bill.TransactionId == transactionId).Bill is { } bill ? Complete(bill)
        : TryReadTransaction(transactionId, out var customer, out var ordinal) && HasPlanned(customer, ordinal)
            ? Complete(PlannedBill(customer, ordinal))
        : null;

    public Bill Pay(int customer, int payee, int amount, string description)
    {
        var number = made.Count.ToString("D8", CultureInfo.InvariantCulture);
        var bill = new Bill("4299990000" + number, "OTM" + number, customer, payee, asOf(), amount, description, 1, 0, null);
        made.Add((bill, false, asOf()));
        return bill;
    }

    /// <summary>Refunds a receipt; a receipt can be refunded once.</summary>
    public Bill Refund(Bill bill, int amount)
    {
        refunds[bill.TransactionId] = new BillRefund("ORM" + bill.TransactionId[4..], asOf(), amount);
        made.Add((bill, true, asOf()));
        return Complete(bill);
    }

    private Bill Complete(Bill bill) => refunds.TryGetValue(bill.TransactionId, out var refund) ? bill with { Refund = refund } : bill;

    private Bill PlannedBill(int customer, int ordinal)
    {
        var order = world.Purchases.Of(customer, asOf()).First(o => o.Ordinal == ordinal);
        var members = world.Followers.MembersOf(customer);
        var payee = members[world.Noise.Below(members.Length, Facet.OrderPayee, customer, ordinal + 1)];
        var number = $"{customer:D10}{ordinal:D4}";
        var refund = order.IsRefundedAt(asOf()) ? new BillRefund("OR" + number, order.RefundedAt, order.Refund) : null;
        var paymentType = world.Noise.Below(10, Facet.OrderPayee, customer, ordinal + 1, 1) switch
        {
            < 6 => 0,
            < 8 => 1,
            < 9 => 3,
            _ => 15,
        };
        return new Bill(
            "4200" + number, "OT" + number, customer, payee, order.PaidAt, order.Amount, Words.Categories[order.Category].Name, order.Quantity, paymentType, refund);
    }

    private bool HasPlanned(int customer, int ordinal) =>
        customer < world.Customers.CountAt(asOf()) && world.Purchases.Of(customer, asOf()).Any(o => o.Ordinal == ordinal && o.ThroughWeCom);

    private static bool TryReadTransaction(string id, out int customer, out int ordinal)
    {
        ordinal = 0;
        customer = 0;
        return id.Length == 18 && id.StartsWith("4200", StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(4, 10), CultureInfo.InvariantCulture, out customer)
            && int.TryParse(id.AsSpan(14, 4), CultureInfo.InvariantCulture, out ordinal);
    }
}
