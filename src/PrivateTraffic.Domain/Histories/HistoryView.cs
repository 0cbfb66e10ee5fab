using System.Numerics;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Histories;

/// <summary>
/// What segmentation reads of a history: interaction days with their kinds, and orders. Times of day are read only where they are asked
/// for: placement needs days alone. One view is loaded again for the next customer, so that a pass over everybody allocates next to
/// nothing; not safe to share between threads. Days are day numbers as in <see cref="DateOnly.DayNumber"/>.
/// </summary>
public sealed class HistoryView
{
    internal const int NoDay = -1;

    /// <summary>As in <see cref="FactTime"/>: days on which clocks go back are longer than others.</summary>
    private const int LastSecond = 90_000;

    private int[] days = new int[32];
    private int[] kinds = new int[32];
    private int dayCount;
    private OrderEntry[] orders = new OrderEntry[8];
    private int orderCount;
    private RefundEntry[] refunds = [];
    private int refundCount;
    private InteractionEntry[] interactions = [];
    private int interactionCount;
    private int addedOn = NoDay;

    /// <summary>The first day on which a member added the customer, if any did.</summary>
    public DateOnly? AddedOn => addedOn == NoDay ? null : DateOnly.FromDayNumber(addedOn);

    internal int AddedDay => addedOn;

    /// <summary>
    /// The day the customer was added, or that of the first fact where that is earlier or the only one; null without any.
    /// </summary>
    internal int? FirstSeenDay
    {
        get
        {
            int? first = addedOn == NoDay ? null : addedOn;
            first = dayCount > 0 && !(first <= days[0]) ? days[0] : first;
            return orderCount > 0 && !(first <= orders[0].Day) ? orders[0].Day : first;
        }
    }

    /// <summary>Days with at least one interaction, rising.</summary>
    internal ReadOnlySpan<int> InteractionDays => days.AsSpan(0, dayCount);

    /// <summary>For each interaction day the <see cref="EventSet"/> of kinds seen on it.</summary>
    internal ReadOnlySpan<int> InteractionKinds => kinds.AsSpan(0, dayCount);

    /// <summary>Orders in time order.</summary>
    internal ReadOnlySpan<OrderEntry> Orders => orders.AsSpan(0, orderCount);

    /// <summary>Whether the history was loaded with the times of its interactions.</summary>
    internal bool HasTimes { get; private set; }

    /// <summary>Every interaction, days rising; those of one day by kind, then by time. Empty unless <see cref="HasTimes"/>.</summary>
    internal ReadOnlySpan<InteractionEntry> Interactions => interactions.AsSpan(0, interactionCount);

    /// <summary>Reads a packed history without the times of its interactions, forgetting the one before. Returns this view.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public HistoryView Load(ReadOnlySpan<byte> packed)
    {
        LoadDays(packed);
        return this;
    }

    /// <summary>
    /// Reads a packed history with the times of its interactions: what rules need that compare two events of one day. Returns this view.
    /// </summary>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public HistoryView LoadWithTimes(ReadOnlySpan<byte> packed)
    {
        var reader = LoadDays(packed);
        for (var i = 0; i < dayCount; i++)
        {
            ReadTimes(ref reader, days[i], (uint)kinds[i]);
        }

        HasTimes = true;
        return this;
    }

    private VarintReader LoadDays(ReadOnlySpan<byte> packed)
    {
        var reader = new VarintReader(packed);
        addedOn = PackedHistory.ReadAdded(ref reader);
        ReadInteractionDays(ref reader);
        ReadOrders(ref reader);
        interactionCount = 0;
        HasTimes = false;
        return reader;
    }

    /// <summary>How many of <see cref="InteractionDays"/> lie on <paramref name="day"/> or before.</summary>
    internal int InteractionDaysUpTo(int day)
    {
        var found = InteractionDays.BinarySearch(day);
        return found >= 0 ? found + 1 : ~found;
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

    private void ReadTimes(ref VarintReader reader, int day, uint mask)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            var kind = BitOperations.TrailingZeroCount(mask);
            var second = 0;
            for (var more = true; more;)
            {
                var next = reader.ReadInt();
                second += next >> 1;
                if (second > LastSecond + 1)
                {
                    throw new FormatException("Packed history holds a time outside the day.");
                }

                more = (next & 1) != 0;
                Add(new InteractionEntry(day, second - 1, kind));
            }
        }
    }

    private void Add(InteractionEntry interaction)
    {
        if (interactions.Length == interactionCount)
        {
            Array.Resize(ref interactions, (interactionCount * 2) + 32);
        }

        interactions[interactionCount++] = interaction;
    }

    private void AddRefund(RefundEntry refund)
    {
        if (refunds.Length == refundCount)
        {
            Array.Resize(ref refunds, (refundCount * 2) + 4);
        }

        refunds[refundCount++] = refund;
    }

    /// <param name="Second">The second of the day, -1 where only the date is known.</param>
    internal readonly record struct InteractionEntry(int Day, int Second, int Kind);

    internal readonly record struct OrderEntry(int Day, int Second, long Amount, int FirstRefund, int RefundCount);

    internal readonly record struct RefundEntry(int Day, long Amount);
}
