using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Placements;

/// <summary>The valid orders of a history as of a day (segmentation specification, section 0). Read again for the next customer.</summary>
internal sealed class Purchases
{
    private int[] days = new int[16];
    private int dayCount;
    private ValidOrder[] valid = new ValidOrder[16];

    /// <summary>Days with at least one valid order, rising.</summary>
    public ReadOnlySpan<int> Days => days.AsSpan(0, dayCount);

    /// <summary>The number of valid orders.</summary>
    public int Orders { get; private set; }

    /// <summary>The valid orders in time order.</summary>
    public ReadOnlySpan<ValidOrder> ValidOrders => valid.AsSpan(0, Orders);

    /// <summary>Paid minus refunded over the valid orders, in fen.</summary>
    public long NetAmount { get; private set; }

    /// <summary>The first later day on which an order or a refund that is already known becomes visible.</summary>
    public int? NextFact { get; private set; }

    public void Read(HistoryView history, int asOf)
    {
        var orders = history.Orders;
        if (days.Length < orders.Length)
        {
            days = new int[orders.Length * 2];
            valid = new ValidOrder[orders.Length * 2];
        }

        (dayCount, Orders, NetAmount, NextFact) = (0, 0, 0, null);
        foreach (ref readonly var order in orders)
        {
            if (order.Day > asOf)
            {
                Later(order.Day);
            }
            else if (IsValid(history, order, asOf, out var net))
            {
                valid[Orders++] = new ValidOrder(order.Day, order.Second, net);
                NetAmount += net;
                if (dayCount == 0 || days[dayCount - 1] != order.Day)
                {
                    days[dayCount++] = order.Day;
                }
            }
        }
    }

    /// <summary>An order is valid while nothing was paid back, or less than was paid: an order of amount 0 is valid, a fully refunded one is not.</summary>
    private bool IsValid(HistoryView history, in HistoryView.OrderEntry order, int asOf, out long net)
    {
        net = order.Amount;
        var refunded = false;
        foreach (var refund in history.RefundsOf(order))
        {
            if (refund.Day > asOf)
            {
                Later(refund.Day);
            }
            else
            {
                net -= refund.Amount;
                refunded = true;
            }
        }

        return !refunded || net > 0;
    }

    private void Later(int day) => NextFact = NextFact is { } next && next <= day ? next : day;

    /// <param name="Day">The day number.</param>
    /// <param name="Second">The second of the day, -1 where only the date is known.</param>
    /// <param name="Net">Paid minus refunded, in fen.</param>
    public readonly record struct ValidOrder(int Day, int Second, long Net);
}
