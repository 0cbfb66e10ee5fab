using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Purchasing;

/// <summary>
/// The orders of many customers, some tens of bytes each: read from the histories in one scan, then asked as of as many days as a fit, its
/// backtest and its labels need. Fill it from one thread; once filled it may be read from many, each with a <see cref="PurchaseDays"/> of
/// its own. Customers without an order are left out.
/// </summary>
public sealed class PurchaseLog
{
    private readonly List<Buyer> buyers = [];
    private readonly List<int> days = [];
    private readonly List<long> amounts = [];
    private readonly List<RefundLine> refunds = [];

    /// <summary>Customers with at least one order, valid or not, on whatever day.</summary>
    public int Count => buyers.Count;

    /// <summary>Adds a customer's orders; a customer is added once.</summary>
    public void Add(long customerId, HistoryView history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Orders.IsEmpty)
        {
            return;
        }

        buyers.Add(new Buyer(customerId, days.Count, refunds.Count));
        foreach (ref readonly var order in history.Orders)
        {
            foreach (var refund in history.RefundsOf(order))
            {
                refunds.Add(new RefundLine(days.Count, refund.Day, refund.Amount));
            }

            days.Add(order.Day);
            amounts.Add(order.Amount);
        }
    }

    /// <summary>The customer at a position, 0 to <see cref="Count"/> - 1 in the order of adding.</summary>
    public long CustomerAt(int position) => buyers[position].CustomerId;

    /// <summary>
    /// Reads the valid orders of the customer at a position as of the end of a day: orders and refunds of later days are not visible
    /// (segmentation specification, section 0).
    /// </summary>
    internal void Read(int position, int asOf, PurchaseDays into)
    {
        var buyer = buyers[position];
        var end = position + 1 < buyers.Count ? buyers[position + 1].FirstOrder : days.Count;
        var refund = buyer.FirstRefund;
        into.Clear();
        for (var order = buyer.FirstOrder; order < end; order++)
        {
            var net = amounts[order];
            var isRefunded = false;
            for (; refund < refunds.Count && refunds[refund].Order == order; refund++)
            {
                if (refunds[refund].Day <= asOf)
                {
                    net -= refunds[refund].Amount;
                    isRefunded = true;
                }
            }

            if (days[order] <= asOf && (!isRefunded || net > 0))
            {
                into.Add(days[order], net);
            }
        }
    }

    private readonly record struct Buyer(long CustomerId, int FirstOrder, int FirstRefund);

    private readonly record struct RefundLine(int Order, int Day, long Amount);
}
