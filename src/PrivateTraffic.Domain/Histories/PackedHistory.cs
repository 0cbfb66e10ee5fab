using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Histories;

/// <summary>
/// The stored form of a history: some tens of bytes for an ordinary customer, so that placing everybody is one sequential scan.
/// </summary>
/// <remarks>
/// Numbers are LEB128; days are differences from the day before in the same list, the first one from 1970-01-01, zigzag.
/// <code>
/// format, currently 1
/// added: 0 = unknown, else 1 and zigzag(day)
/// number of interaction days; for each: day difference, mask of the kinds seen that day
/// number of orders; for each: day difference, 1 + second (0 = unknown), amount, number of refunds; for each: zigzag(days after the order), amount
/// for each interaction day and each kind in its mask, the times: 1 + second (0 = unknown) as the difference from the one before,
///   doubled, plus 1 where another time of that kind and day follows
/// </code>
/// Times stand last because placement needs days only, and stops reading before them.
/// </remarks>
public static class PackedHistory
{
    /// <summary>The format written by this version.</summary>
    public const int Format = 1;

    internal static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    internal static byte[] Pack(CustomerHistory history)
    {
        var writer = new VarintWriter(64 + (history.Interactions.Count * 4) + (history.Orders.Count * 12));
        writer.Write(Format);
        writer.Write(history.AddedOn is null ? 0u : 1u);
        if (history.AddedOn is { } added)
        {
            writer.Write(Zigzag.Encode(added.DayNumber - Epoch));
        }

        WriteInteractionDays(ref writer, history.Interactions);
        WriteOrders(ref writer, history.Orders);
        WriteTimes(ref writer, history.Interactions);
        return writer.ToArray();
    }

    internal static CustomerHistory Unpack(ReadOnlySpan<byte> packed)
    {
        var view = new HistoryView().LoadWithTimes(packed);
        var interactions = new Interaction[view.Interactions.Length];
        for (var i = 0; i < interactions.Length; i++)
        {
            var (day, second, kind) = view.Interactions[i];
            interactions[i] = new Interaction((InteractionKind)kind, TimeOf(day, second));
        }

        Array.Sort(interactions, static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Kind.CompareTo(b.Kind));
        var orders = new Order[view.Orders.Length];
        for (var i = 0; i < orders.Length; i++)
        {
            var order = view.Orders[i];
            var refunds = view.RefundsOf(order);
            orders[i] = new Order(TimeOf(order.Day, order.Second), order.Amount, refunds.IsEmpty ? [] : Refunds(refunds));
        }

        return CustomerHistory.OfSorted(view.AddedOn, interactions, orders);
    }

    internal static int ReadAdded(ref VarintReader reader)
    {
        var format = reader.Read();
        if (format != Format)
        {
            throw new FormatException($"Packed history of format {format}; this version reads format {Format}.");
        }

        return reader.Read() == 0 ? HistoryView.NoDay : reader.ReadDay(Epoch, signed: true);
    }

    private static void WriteInteractionDays(ref VarintWriter writer, IReadOnlyList<Interaction> interactions)
    {
        var days = DaysOf(interactions);
        writer.Write((ulong)days.Count);
        int? previous = null;
        foreach (var (start, end) in days)
        {
            WriteDay(ref writer, interactions[start].At.Day.DayNumber, ref previous);
            uint mask = 0;
            for (var i = start; i < end; i++)
            {
                mask |= 1u << (int)interactions[i].Kind;
            }

            writer.Write(mask);
        }
    }

    private static void WriteOrders(ref VarintWriter writer, IReadOnlyList<Order> orders)
    {
        writer.Write((ulong)orders.Count);
        int? previous = null;
        foreach (var order in orders)
        {
            var day = order.PaidAt.Day.DayNumber;
            WriteDay(ref writer, day, ref previous);
            writer.Write((ulong)(order.PaidAt.Second + 1));
            writer.Write((ulong)order.Amount);
            writer.Write((ulong)order.Refunds.Count);
            foreach (var refund in order.Refunds)
            {
                writer.Write(Zigzag.Encode(refund.On.DayNumber - day));
                writer.Write((ulong)refund.Amount);
            }
        }
    }

    private static void WriteTimes(ref VarintWriter writer, IReadOnlyList<Interaction> interactions)
    {
        foreach (var (start, end) in DaysOf(interactions))
        {
            foreach (var kind in Enumerable.Range(start, end - start).GroupBy(i => interactions[i].Kind).OrderBy(g => g.Key))
            {
                var seconds = kind.Select(i => interactions[i].At.Second + 1).ToArray();
                for (var i = 0; i < seconds.Length; i++)
                {
                    var difference = seconds[i] - (i == 0 ? 0 : seconds[i - 1]);
                    writer.Write(((ulong)difference << 1) | (i < seconds.Length - 1 ? 1u : 0u));
                }
            }
        }
    }

    private static List<(int Start, int End)> DaysOf(IReadOnlyList<Interaction> interactions)
    {
        var days = new List<(int, int)>();
        for (var start = 0; start < interactions.Count;)
        {
            var end = start + 1;
            while (end < interactions.Count && interactions[end].At.Day == interactions[start].At.Day)
            {
                end++;
            }

            days.Add((start, end));
            start = end;
        }

        return days;
    }

    private static void WriteDay(ref VarintWriter writer, int day, ref int? previous)
    {
        writer.Write(previous is { } before ? (ulong)(day - before) : Zigzag.Encode(day - Epoch));
        previous = day;
    }

    private static Refund[] Refunds(ReadOnlySpan<HistoryView.RefundEntry> entries)
    {
        var refunds = new Refund[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            refunds[i] = new Refund(DateOnly.FromDayNumber(entries[i].Day), entries[i].Amount);
        }

        return refunds;
    }

    private static FactTime TimeOf(int day, int second) => new(DateOnly.FromDayNumber(day), second < 0 ? null : second);
}
