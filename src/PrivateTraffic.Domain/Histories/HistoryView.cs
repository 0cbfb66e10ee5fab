using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Histories;

/// <summary>
/// What placement reads of a history: interaction days with their kinds, and orders, without times of day.
/// One view is loaded again for the next customer, so that a pass over everybody allocates next to nothing; not safe to share between threads.
/// Days are day numbers as in <see cref="DateOnly.DayNumber"/>.
/// </summary>
public sealed class HistoryView
{
    internal const int NoDay = -1;

    private int[] days = new int[32];
    private int[] kinds = new int[32];
    private int dayCount;
    private OrderEntry[] orders = new OrderEntry[8];
    private int orderCount;
    private RefundEntry[] refunds = [];
    private int refundCount;
    private int addedOn = NoDay;

    /// <summary>The first day on which a member added the customer, if any did.</summary>
    public DateOnly? AddedOn => addedOn == NoDay ? null : DateOnly.FromDayNumber(addedOn);

    internal int AddedDay => addedOn;

    /// <summary>Days with at least one interaction, rising.</summary>
    internal ReadOnlySpan<int> InteractionDays => days.AsSpan(0, dayCount);

    /// <summary>For each interaction day the <see cref="EventSet"/> of kinds seen on it.</summary>
    internal ReadOnlySpan<int> InteractionKinds => kinds.AsSpan(0, dayCount);

    /// <summary>Orders in time order.</summary>
    internal ReadOnlySpan<OrderEntry> Orders => orders.AsSpan(0, orderCount);

    /// <summary>Reads a packed history, forgetting the one before. Returns this view.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public HistoryView Load(ReadOnlySpan<byte> packed)
    {
        LoadReturningRest(packed);
        return this;
    }

    internal VarintReader LoadReturningRest(ReadOnlySpan<byte> packed)
    {
        var reader = new VarintReader(packed);
        addedOn = PackedHistory.ReadAdded(ref reader);
        ReadInteractionDays(ref reader);
        ReadOrders(ref reader);
        return reader;
    }

    internal ReadOnlySpan<RefundEntry> RefundsOf(in OrderEntry order) => refunds.AsSpan(order.FirstRefund, order.RefundCount);

    private void ReadInteractionDays(ref VarintReader reader)
    {
        dayCount = reader.ReadCount();
        if (days.Length < dayCount)
        {
            days = new int[dayCount * 2];
            kinds = new int[dayCount * 2];
        }

        var day = 0;
        for (var i = 0; i < dayCount; i++)
        {
            day = reader.ReadDay(i == 0 ? PackedHistory.Epoch : day, signed: i == 0);
            days[i] = day;
            kinds[i] = reader.ReadInt();
        }
    }

    private void ReadOrders(ref VarintReader reader)
    {
        orderCount = reader.ReadCount();
        refundCount = 0;
        if (orders.Length < orderCount)
        {
            orders = new OrderEntry[orderCount * 2];
        }

        var day = 0;
        for (var i = 0; i < orderCount; i++)
        {
            day = reader.ReadDay(i == 0 ? PackedHistory.Epoch : day, signed: i == 0);
            var second = reader.ReadInt() - 1;
            var amount = reader.ReadAmount();
            var refundsOfOrder = reader.ReadCount();
            orders[i] = new OrderEntry(day, second, amount, refundCount, refundsOfOrder);
            for (var left = refundsOfOrder; left > 0; left--)
            {
                AddRefund(new RefundEntry(reader.ReadDay(day, signed: true), reader.ReadAmount()));
            }
        }
    }

    private void AddRefund(RefundEntry refund)
    {
        if (refunds.Length == refundCount)
        {
            Array.Resize(ref refunds, (refundCount * 2) + 4);
        }

        refunds[refundCount++] = refund;
    }

    internal readonly record struct OrderEntry(int Day, int Second, long Amount, int FirstRefund, int RefundCount);

    internal readonly record struct RefundEntry(int Day, long Amount);
}
