using System.Numerics;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Histories;

/// <summary>
/// Adds facts to a packed history. What they do not reach is copied as it is: the histories that facts come to most often are the long ones,
/// and unpacking years of them for a fact of today would cost more than everything else. The result is byte for byte what
/// <see cref="CustomerHistory.Pack"/> gives for the history with these facts.
/// </summary>
public static class HistoryEdit
{
    /// <summary>The history with more interactions.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public static byte[] AddInteractions(ReadOnlySpan<byte> packed, IEnumerable<Interaction> more)
    {
        var added = more.ToList();
        if (added.Count == 0)
        {
            return packed.ToArray();
        }

        var sections = new Sections(packed, from: added.Min(i => i.At.Day.DayNumber));
        var times = new VarintReader(packed[StartOfLastGroups(packed, sections.Times, sections.LaterKinds)..]);
        var keptTimes = packed[sections.Times..^times.Left];
        foreach (var (day, kinds) in sections.LaterDays)
        {
            ReadTimes(ref times, day, kinds, added);
        }

        var changed = added.ToArray();
        Array.Sort(changed, PackedHistory.ByTimeThenKind);
        var writer = new VarintWriter(packed.Length + (added.Count * 5) + 16);
        writer.Write(packed[..sections.Days]);
        writer.Write((ulong)(sections.EarlierDays + PackedHistory.CountDays(changed)));
        writer.Write(packed[sections.FirstDay..sections.LaterDaysAt]);
        PackedHistory.WriteDays(ref writer, changed, sections.LastEarlierDay);
        writer.Write(packed[sections.Orders..sections.Times]);
        writer.Write(keptTimes);
        PackedHistory.WriteTimes(ref writer, changed);
        return writer.ToArray();
    }

    /// <summary>The history with more orders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public static byte[] AddOrders(ReadOnlySpan<byte> packed, IEnumerable<Order> more) =>
        WithOrders(packed, PackedHistory.OrdersOf(new HistoryView().Load(packed)).Concat(more));

    /// <summary>The history with exactly these orders; earlier ones are forgotten.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public static byte[] WithOrders(ReadOnlySpan<byte> packed, IEnumerable<Order> orders)
    {
        var sections = new Sections(packed, from: int.MaxValue);
        var sorted = CustomerHistory.Empty.WithOrders(orders).Orders;
        var writer = new VarintWriter(packed.Length + (sorted.Count * 12) + 16);
        writer.Write(packed[..sections.Orders]);
        PackedHistory.WriteOrders(ref writer, sorted);
        writer.Write(packed[sections.Times..]);
        return writer.ToArray();
    }

    /// <summary>
    /// Where the times of the last kinds of days begin. Numbers can be found from the end, because only the last byte of each is below 0x80;
    /// the last time of a kind and day is even (<see cref="PackedHistory"/>), and a number's lowest bit is in its first byte.
    /// </summary>
    private static int StartOfLastGroups(ReadOnlySpan<byte> packed, int first, int groups)
    {
        var at = packed.Length;
        while (at > first)
        {
            var start = at - 1;
            while (start > first && packed[start - 1] >= 0x80)
            {
                start--;
            }

            if ((packed[start] & 1) == 0 && groups-- == 0)
            {
                return at;
            }

            at = start;
        }

        return groups == 0 ? at : throw new FormatException("Packed history lacks times.");
    }

    private static void ReadTimes(ref VarintReader reader, int day, uint kinds, List<Interaction> into)
    {
        for (; kinds != 0; kinds &= kinds - 1)
        {
            var kind = (InteractionKind)BitOperations.TrailingZeroCount(kinds);
            var second = 0;
            for (var more = true; more;)
            {
                var next = reader.ReadInt();
                second += next >> 1;
                more = (next & 1) != 0;
                into.Add(new Interaction(kind, new FactTime(DateOnly.FromDayNumber(day), second == 0 ? null : second - 1)));
            }
        }
    }

    /// <summary>Where the parts of a packed history begin, and the interaction days from one day on.</summary>
    private readonly ref struct Sections
    {
        /// <param name="packed">The history.</param>
        /// <param name="from">The first of the later days.</param>
        public Sections(ReadOnlySpan<byte> packed, int from)
        {
            var reader = new VarintReader(packed);
            PackedHistory.ReadAdded(ref reader);
            Days = packed.Length - reader.Left;
            var count = reader.ReadCount();
            FirstDay = LaterDaysAt = packed.Length - reader.Left;
            var day = 0;
            for (var i = 0; i < count; i++)
            {
                day = reader.ReadDay(i == 0 ? PackedHistory.Epoch : day, signed: i == 0);
                var kinds = (uint)reader.ReadInt();
                if (day < from)
                {
                    (EarlierDays, LastEarlierDay, LaterDaysAt) = (EarlierDays + 1, day, packed.Length - reader.Left);
                }
                else
                {
                    LaterDays.Add((day, kinds));
                    LaterKinds += BitOperations.PopCount(kinds);
                }
            }

            Orders = packed.Length - reader.Left;
            SkipOrders(ref reader);
            Times = packed.Length - reader.Left;
        }

        /// <summary>Where the number of interaction days stands.</summary>
        public int Days { get; }

        /// <summary>Where the first interaction day stands.</summary>
        public int FirstDay { get; }

        /// <summary>Where the first later day stands.</summary>
        public int LaterDaysAt { get; }

        /// <summary>Where the number of orders stands.</summary>
        public int Orders { get; }

        /// <summary>Where the times begin.</summary>
        public int Times { get; }

        public int EarlierDays { get; }

        public int? LastEarlierDay { get; }

        public List<(int Day, uint Kinds)> LaterDays { get; } = [];

        /// <summary>Kinds of all later days together: as many groups of times.</summary>
        public int LaterKinds { get; }

        private static void SkipOrders(ref VarintReader reader)
        {
            for (var orders = reader.ReadCount(); orders > 0; orders--)
            {
                reader.Read();
                reader.Read();
                reader.Read();
                for (var refunds = reader.ReadCount(); refunds > 0; refunds--)
                {
                    reader.Read();
                    reader.Read();
                }
            }
        }
    }
}
