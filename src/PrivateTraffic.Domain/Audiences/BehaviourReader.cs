using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>
/// Answers conditions on what a customer did, as of the end of a day; later facts are not seen. It keeps scratch space between customers:
/// one reader serves one thread.
/// </summary>
/// <param name="asOf">The day.</param>
public sealed class BehaviourReader(DateOnly asOf)
{
    private const int AnyTime = int.MinValue;

    private readonly int today = asOf.DayNumber;
    private readonly Purchases purchases = new();
    private readonly List<Moment> first = [];
    private readonly List<Moment> then = [];
    private HistoryView history = new();

    /// <summary>Whether a condition is on what customers did.</summary>
    public static bool IsAbout(AudienceCondition condition) =>
        condition is NumberCondition or DayCondition or AbsenceCondition or SequenceCondition;

    /// <summary>Whether a condition needs the times of interactions: where they are counted one by one, or two of a day compared.</summary>
    public static bool NeedsTimes(AudienceCondition condition) =>
        condition is SequenceCondition or NumberCondition { Measure: Measure.Interactions };

    /// <summary>The customer whom the next answers are about.</summary>
    /// <param name="view">Loaded with times where a condition needs them.</param>
    public void Read(HistoryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        history = view;
        purchases.Read(view, today);
    }

    /// <summary>Whether a condition holds.</summary>
    /// <exception cref="ArgumentException">The condition is not on behaviour.</exception>
    public bool Holds(AudienceCondition condition) => condition switch
    {
        NumberCondition c => NumberOf(c) is { } number && c.Comparison.Holds(number, c.Value),
        DayCondition c => DayOf(c.Field) is { } day && c.Comparison.Holds(day, c.Day),
        AbsenceCondition c => LastOf(c) is not { } last || last.DayNumber <= today - c.Days,
        SequenceCondition c => MatchOf(c) is not null,
        _ => throw new ArgumentException($"{condition?.GetType().Name} is not on behaviour.", nameof(condition)),
    };

    /// <summary>The number that a condition compares; null where there is none.</summary>
    public long? NumberOf(NumberCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var from = condition.Days is { } days ? today - days + 1 : AnyTime;
        return condition.Measure switch
        {
            Measure.Orders => OrdersFrom(from).Count,
            Measure.Spent => OrdersFrom(from).Net,
            Measure.Interactions => InteractionsFrom(condition.Events, from),
            Measure.ActiveDays => ActiveDaysFrom(condition.Events, from),
            Measure.DaysSinceOrder => Since(DayOf(DayField.LastOrder)),
            Measure.DaysSinceInteraction => Since(LastInteraction(condition.Events)),
            Measure.DaysSinceAdded => Since(DayOf(DayField.Added)),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Measure, null),
        };
    }

    /// <summary>A day in the customer's life; null where it has not come.</summary>
    public DateOnly? DayOf(DayField field) => field switch
    {
        DayField.Added => history.AddedOn <= asOf ? history.AddedOn : null,
        DayField.FirstOrder => purchases.Days.IsEmpty ? null : DateOnly.FromDayNumber(purchases.Days[0]),
        DayField.LastOrder => purchases.Days.IsEmpty ? null : DateOnly.FromDayNumber(purchases.Days[^1]),
        DayField.LastInteraction => LastInteraction(EventSet.Interactions),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The last day with one of the events; null without any.</summary>
    public DateOnly? LastOf(AbsenceCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var order = (condition.Events & EventSet.Order) != 0 ? DayOf(DayField.LastOrder) : null;
        var interaction = LastInteraction(condition.Events);
        return order > interaction || interaction is null ? order : interaction;
    }

    /// <summary>The day of the first event of a sequence that was found; null where none was.</summary>
    public DateOnly? MatchOf(SequenceCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Collect(first, condition.First, condition.Days is { } days ? today - days + 1 : AnyTime);
        Collect(then, condition.Then, AnyTime);
        if (condition.IsAbsent)
        {
            var isQuiet = first.Count > 0 && first[^1].Day + condition.Within <= today && !IsFollowed(first[^1], condition.Within);
            return isQuiet ? DateOnly.FromDayNumber(first[^1].Day) : null;
        }

        foreach (var moment in first)
        {
            if (IsFollowed(moment, condition.Within))
            {
                return DateOnly.FromDayNumber(moment.Day);
            }
        }

        return null;
    }

    private (long Count, long Net) OrdersFrom(int from)
    {
        var (count, net) = (0L, 0L);
        foreach (ref readonly var order in purchases.ValidOrders)
        {
            if (order.Day >= from)
            {
                count++;
                net += order.Net;
            }
        }

        return (count, net);
    }

    private long InteractionsFrom(EventSet events, int from)
    {
        if (!history.HasTimes)
        {
            throw new InvalidOperationException("Interactions are counted one by one: load the history with times.");
        }

        var count = 0L;
        foreach (ref readonly var interaction in history.Interactions)
        {
            count += interaction.Day >= from && interaction.Day <= today && (events & (EventSet)(1 << interaction.Kind)) != 0 ? 1 : 0;
        }

        return count;
    }

    private long ActiveDaysFrom(EventSet events, int from)
    {
        var count = 0L;
        for (var i = history.InteractionDaysUpTo(today) - 1; i >= 0 && history.InteractionDays[i] >= from; i--)
        {
            count += (history.InteractionKinds[i] & (int)events) != 0 ? 1 : 0;
        }

        return count;
    }

    private DateOnly? LastInteraction(EventSet events)
    {
        var i = history.InteractionDaysUpTo(today) - 1;
        while (i >= 0 && (history.InteractionKinds[i] & (int)events) == 0)
        {
            i--;
        }

        return i < 0 ? null : DateOnly.FromDayNumber(history.InteractionDays[i]);
    }

    private long? Since(DateOnly? day) => today - day?.DayNumber;

    private bool IsFollowed(Moment moment, int within)
    {
        foreach (var next in then)
        {
            if (next.Day > moment.Day + within)
            {
                return false;
            }

            if (next.IsAfter(moment))
            {
                return true;
            }
        }

        return false;
    }

    private void Collect(List<Moment> into, EventSet events, int from)
    {
        if (!history.HasTimes)
        {
            throw new InvalidOperationException("Events of one day are compared: load the history with times.");
        }

        into.Clear();
        foreach (ref readonly var interaction in history.Interactions)
        {
            if (interaction.Day >= from && interaction.Day <= today && (events & (EventSet)(1 << interaction.Kind)) != 0)
            {
                into.Add(new Moment(interaction.Day, interaction.Second));
            }
        }

        if ((events & EventSet.Order) != 0)
        {
            foreach (ref readonly var order in purchases.ValidOrders)
            {
                if (order.Day >= from)
                {
                    into.Add(new Moment(order.Day, order.Second));
                }
            }
        }

        into.Sort(static (a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Second.CompareTo(b.Second));
    }

    /// <param name="Day">The day number.</param>
    /// <param name="Second">The second of the day, -1 where only the date is known.</param>
    private readonly record struct Moment(int Day, int Second)
    {
        public bool IsAfter(Moment other) =>
            Day > other.Day || (Day == other.Day && Second >= 0 && other.Second >= 0 && Second > other.Second);
    }
}
