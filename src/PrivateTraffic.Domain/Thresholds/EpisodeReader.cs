using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// Cuts the events of one customer into episodes (segmentation specification, section 1). Read again for the next customer; keeps scratch
/// space between calls, so that it serves one thread.
/// </summary>
/// <remarks>
/// An episode starts at the earliest anchor that is not inside another one, and closes at the first return with a strictly later time;
/// where one of the two has only a date, on a strictly later day. An anchor is inside an episode when it surely lies before its close: the
/// event that closes one episode starts the next if it is an anchor too. Events are sorted by time and those of one moment taken together,
/// so that the order in which they arrived does not matter. Two pointers only move forward: linear in the events.
/// </remarks>
internal sealed class EpisodeReader(GapRule rule)
{
    private const long IsAnchor = 1;
    private const long IsReturn = 2;
    private const int FlagBits = 2;
    private const int SecondBits = 17;

    private readonly Purchases purchases = new();
    private long[] events = new long[64];
    private int count;
    private int[] gaps = new int[64];

    /// <summary>The day number of the earliest event of the rule; null where there is none.</summary>
    public int? FirstDay => count == 0 ? null : DayOf(events[0]);

    /// <summary>Reads the events of the rule that are visible on a day.</summary>
    /// <exception cref="InvalidOperationException">The rule compares events of one day, and the view was loaded without times.</exception>
    public void Read(HistoryView history, int asOf)
    {
        count = 0;
        purchases.Read(history, asOf);
        if (rule.NeedsTimes)
        {
            ReadTimes(history, asOf);
        }
        else
        {
            ReadDays(history, asOf);
        }
    }

    /// <summary>
    /// The completed gaps in days, in time order, of the episodes that start on <paramref name="firstDay"/> or later; events before are
    /// ignored. Valid until the next call.
    /// </summary>
    /// <param name="firstDay">The first day of the observation window.</param>
    /// <param name="asOf">Its last day, that of <see cref="Read"/>.</param>
    /// <param name="open">The days from the last anchor to <paramref name="asOf"/> where its episode is still open, else null.</param>
    public ReadOnlySpan<int> Gaps(int firstDay, int asOf, out int? open)
    {
        var completed = 0;
        open = null;
        var start = NextAnchor(FirstOn(firstDay));
        while (start < count)
        {
            var close = NextReturn(start);
            if (close == count)
            {
                open = asOf - DayOf(events[start]);
                break;
            }

            if (completed == gaps.Length)
            {
                Array.Resize(ref gaps, completed * 2);
            }

            gaps[completed++] = DayOf(events[close]) - DayOf(events[start]);
            start = NextStart(close, start);
        }

        return gaps.AsSpan(0, completed);
    }

    private void ReadDays(HistoryView history, int asOf)
    {
        var days = history.InteractionDays;
        var kinds = history.InteractionKinds;
        var bought = (rule.Anchor & EventSet.Order) != 0 ? purchases.Days : [];
        Reserve(days.Length + bought.Length);
        var next = 0;
        for (var i = 0; i < days.Length && days[i] <= asOf; i++)
        {
            if ((kinds[i] & (int)rule.Anchor) != 0)
            {
                while (next < bought.Length && bought[next] < days[i])
                {
                    AddDay(bought[next++]);
                }

                next += next < bought.Length && bought[next] == days[i] ? 1 : 0;
                AddDay(days[i]);
            }
        }

        while (next < bought.Length)
        {
            AddDay(bought[next++]);
        }
    }

    private void ReadTimes(HistoryView history, int asOf)
    {
        if (!history.HasTimes)
        {
            throw new InvalidOperationException(
                $"Episodes from {rule.Anchor} to {rule.Return} need a history that is loaded with its times.");
        }

        var interactions = history.Interactions;
        Reserve(interactions.Length + purchases.ValidOrders.Length);
        foreach (ref readonly var interaction in interactions)
        {
            if (interaction.Day <= asOf)
            {
                Add(interaction.Day, interaction.Second, (EventSet)(1 << interaction.Kind));
            }
        }

        foreach (ref readonly var order in purchases.ValidOrders)
        {
            Add(order.Day, order.Second, EventSet.Order);
        }

        events.AsSpan(0, count).Sort();
        MergeMoments();
    }

    private void Add(int day, int second, EventSet kind)
    {
        var flags = ((kind & rule.Anchor) != 0 ? IsAnchor : 0) | ((kind & rule.Return) != 0 ? IsReturn : 0);
        if (flags != 0)
        {
            events[count++] = Event(day, second, flags);
        }
    }

    private void AddDay(int day) => events[count++] = Event(day, -1, IsAnchor | IsReturn);

    private void MergeMoments()
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (kept > 0 && events[kept - 1] >> FlagBits == events[i] >> FlagBits)
            {
                events[kept - 1] |= events[i];
            }
            else
            {
                events[kept++] = events[i];
            }
        }

        count = kept;
    }

    private int FirstOn(int day)
    {
        var found = events.AsSpan(0, count).BinarySearch(Event(day, -1, 0));
        return found >= 0 ? found : ~found;
    }

    private int NextAnchor(int from)
    {
        while (from < count && (events[from] & IsAnchor) == 0)
        {
            from++;
        }

        return from;
    }

    /// <summary>The first return that surely lies after the start.</summary>
    private int NextReturn(int start)
    {
        var next = start + 1;
        var laterDay = SecondOf(events[start]) < 0 ? DayOf(events[start]) + 1 : 0;
        while (next < count && ((events[next] & IsReturn) == 0 || DayOf(events[next]) < laterDay))
        {
            next++;
        }

        return next;
    }

    /// <summary>
    /// The first anchor that does not surely lie before the close. One of the day of the close without a time stands at the head of its
    /// day; it is taken at most once a day, because an episode that starts with it closes on a later one.
    /// </summary>
    private int NextStart(int close, int start)
    {
        var day = DayOf(events[close]);
        if (SecondOf(events[close]) >= 0 && DayOf(events[start]) < day)
        {
            var head = close;
            while (head > 0 && DayOf(events[head - 1]) == day)
            {
                head--;
            }

            if (SecondOf(events[head]) < 0 && (events[head] & IsAnchor) != 0)
            {
                return head;
            }
        }

        return NextAnchor(close);
    }

    private void Reserve(int size)
    {
        if (events.Length < size)
        {
            events = new long[size * 2];
        }
    }

    /// <summary>Sorted by day, then second with the unknown first.</summary>
    private static long Event(int day, int second, long flags) =>
        ((long)day << (SecondBits + FlagBits)) | ((long)(second + 1) << FlagBits) | flags;

    private static int DayOf(long e) => (int)(e >> (SecondBits + FlagBits));

    private static int SecondOf(long e) => (int)((e >> FlagBits) & ((1 << SecondBits) - 1)) - 1;
}
