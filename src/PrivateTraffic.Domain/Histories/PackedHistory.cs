using System.Numerics;
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

    /// <summary>The order of interactions in a history.</summary>
    internal static readonly Comparer<Interaction> ByTimeThenKind =
        Comparer<Interaction>.Create(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Kind.CompareTo(b.Kind));

    internal static byte[] Pack(CustomerHistory history)
    {
        var writer = new VarintWriter(64 + (history.Interactions.Count * 4) + (history.Orders.Count * 12));
        writer.Write(Format);
        writer.Write(history.AddedOn is null ? 0u : 1u);
        if (history.AddedOn is { } added)
        {
            writer.Write(Zigzag.Encode(added.DayNumber - Epoch));
        }

        var interactions = history.Interactions as Interaction[] ?? [.. history.Interactions];
        writer.Write((ulong)CountDays(interactions));
        WriteDays(ref writer, interactions, previous: null);
        WriteOrders(ref writer, history.Orders);
        WriteTimes(ref writer, interactions);
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

        Array.Sort(interactions, ByTimeThenKind);
        return CustomerHistory.OfSorted(view.AddedOn, interactions, OrdersOf(view));
    }

    internal static Order[] OrdersOf(HistoryView view)
    {
        var orders = new Order[view.Orders.Length];
        for (var i = 0; i < orders.Length; i++)
        {
            var order = view.Orders[i];
            var refunds = view.RefundsOf(order);
            orders[i] = new Order(TimeOf(order.Day, order.Second), order.Amount, refunds.IsEmpty ? [] : Refunds(refunds));
        }

        return orders;
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

    internal static int CountDays(ReadOnlySpan<Interaction> interactions)
    {
        var days = 0;
        for (var start = 0; start < interactions.Length; start = EndOfDay(interactions, start))
        {
            days++;
        }

        return days;
    }

    /// <summary>Writes interaction days and their kinds.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="interactions">In the order of time.</param>
    /// <param name="previous">The interaction day before them, if there is one.</param>
    internal static void WriteDays(ref VarintWriter writer, ReadOnlySpan<Interaction> interactions, int? previous)
    {
        for (var start = 0; start < interactions.Length;)
        {
            var end = EndOfDay(interactions, start);
            WriteDay(ref writer, interactions[start].At.Day.DayNumber, ref previous);
            writer.Write(KindsOf(interactions[start..end]));
            start = end;
        }
    }

    internal static void WriteOrders(ref VarintWriter writer, IReadOnlyList<Order> orders)
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

    /// <summary>Writes the times of interactions that are in the order of time.</summary>
    internal static void WriteTimes(ref VarintWriter writer, ReadOnlySpan<Interaction> interactions)
    {
        for (var start = 0; start < interactions.Length;)
        {
            var end = EndOfDay(interactions, start);
            var day = interactions[start..end];
            for (var kinds = KindsOf(day); kinds != 0; kinds &= kinds - 1)
            {
                WriteTimes(ref writer, day, (InteractionKind)BitOperations.TrailingZeroCount(kinds));
            }

            start = end;
        }
    }

    private static void WriteTimes(ref VarintWriter writer, ReadOnlySpan<Interaction> day, InteractionKind kind)
    {
        var (before, written) = (0, -1);
        foreach (var interaction in day)
        {
            if (interaction.Kind == kind)
            {
                if (written >= 0)
                {
                    writer.Write(((ulong)written << 1) | 1);
                }

                written = interaction.At.Second + 1 - before;
                before = interaction.At.Second + 1;
            }
        }

        writer.Write((ulong)written << 1);
    }

    private static int EndOfDay(ReadOnlySpan<Interaction> interactions, int start)
    {
        var end = start + 1;
        while (end < interactions.Length && interactions[end].At.Day == interactions[start].At.Day)
        {
            end++;
        }

        return end;
    }

    private static uint KindsOf(ReadOnlySpan<Interaction> interactions)
    {
        uint kinds = 0;
        foreach (var interaction in interactions)
        {
            kinds |= 1u << (int)interaction.Kind;
        }

        return kinds;
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
