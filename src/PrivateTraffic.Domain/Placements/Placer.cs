using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Domain.Placements;

/// <summary>
/// Places customers under one model: a pure function of a history and a day. One placer serves one thread; it keeps scratch space between calls.
/// </summary>
/// <param name="model">The axes and thresholds.</param>
public sealed class Placer(SegmentationModel model)
{
    private const int Never = int.MaxValue;
    private readonly Purchases purchases = new();
    private int[] scratch = new int[64];

    /// <summary>The model in use.</summary>
    public SegmentationModel Model { get; } = model;

    /// <summary>Places a customer as of the end of a day.</summary>
    /// <returns>Null when nothing of the customer is visible on that day: no fact yet, and not yet added.</returns>
    public Placement? Place(HistoryView history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Place(history, asOf.DayNumber, BandReading.BeforeAnything);
    }

    /// <summary>
    /// Places a customer as of a day, going on from an earlier placement of the same history under the same model.
    /// The result is that of <see cref="Place(HistoryView, DateOnly)"/>.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="earlier"/> is of a later day.</exception>
    public Placement? Advance(HistoryView history, Placement earlier, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (earlier.AsOf > asOf)
        {
            throw new ArgumentException($"The earlier placement is of {earlier.AsOf:O}, after {asOf:O}.", nameof(earlier));
        }

        return Place(history, asOf.DayNumber, new BandReading(earlier.AsOf.DayNumber, earlier.Cell.Band, earlier.InteractionDays, null));
    }

    /// <summary>
    /// The placements a customer went through, from <paramref name="first"/> to <paramref name="last"/>: the first one, and one for each later
    /// day on which a label differs from the day before. What a job that was down for days needs to leave no gap.
    /// </summary>
    public IEnumerable<Placement> Path(HistoryView history, DateOnly first, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(history);
        Placement? previous = null;
        DateOnly? day = first;
        while (day is { } today && today <= last)
        {
            var placement = previous is { } earlier ? Advance(history, earlier, today) : Place(history, today);
            if (placement is { } now && (previous is not { } before || !now.HasSameLabelsAs(before)))
            {
                yield return now;
            }

            previous = placement;
            day = placement is { } p ? p.NextOn : FirstVisible(history, today);
        }
    }

    /// <summary>The day on which a customer of whom nothing is visible yet can be placed for the first time; null when no later day is known.</summary>
    public static DateOnly? FirstVisible(HistoryView history, DateOnly after)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.FirstSeenDay is { } first && first > after.DayNumber ? Day(first) : null;
    }

    private Placement? Place(HistoryView history, int asOf, BandReading from)
    {
        var days = history.InteractionDays;
        var visible = history.InteractionDaysUpTo(asOf);
        purchases.Read(history, asOf);
        if (history.FirstSeenDay is not { } firstSeen || firstSeen > asOf)
        {
            return null;
        }

        var band = Model.Interaction.Follow(DaysOf(history, Model.Interaction.Kinds), asOf, from);
        var silentSince = LastEvent(history, visible, Model.Lifecycle.SilentClock) ?? firstSeen;
        var churnSince = LastEvent(history, visible, Model.Lifecycle.ChurnClock) ?? firstSeen;
        var reactivated = ReactivatedOn(history, visible, asOf, firstSeen);
        var bought = purchases.Days;

        return new Placement
        {
            AsOf = Day(asOf),
            Cell = new MatrixCell(band.Band, Model.Purchase.StageOf(bought.Length, bought.IsEmpty ? 0 : asOf - bought[^1])),
            Stage = Model.Lifecycle.StageOf(asOf - silentSince, asOf - churnSince, bought.Length),
            ReactivatedOn = DayOrNull(reactivated),
            NextOn = DayOrNull(Next(history, visible, asOf, band, silentSince, churnSince, reactivated)),
            InteractionDays = band.Days,
            BandDropsOn = DayOrNull(band.DropsOn),
            LastInteractionOn = visible > 0 ? Day(days[visible - 1]) : null,
            Orders = purchases.Orders,
            PurchaseDays = bought.Length,
            NetAmount = purchases.NetAmount,
            FirstPurchaseOn = bought.IsEmpty ? null : Day(bought[0]),
            LastPurchaseOn = bought.IsEmpty ? null : Day(bought[^1]),
            SilentSince = Day(silentSince),
            ChurnSince = Day(churnSince),
        };
    }

    /// <summary>
    /// The first day after the as-of day on which a label can change although no new fact arrives (segmentation specification, section 12):
    /// each label compares a constant with a number that grows by one a day or steps when a day leaves the window. Facts that are known
    /// but dated later change labels on their own day.
    /// </summary>
    private int? Next(HistoryView history, int visible, int asOf, BandReading band, int silentSince, int churnSince, int? reactivated)
    {
        var next = Never;
        Consider(band.DropsOn);
        Consider(silentSince + Model.Lifecycle.SilentAfterDays + 1);
        Consider(churnSince + Model.Lifecycle.ChurnAfterDays + 1);
        Consider(reactivated + Model.Lifecycle.SilentAfterDays);
        Consider(purchases.Days.IsEmpty ? null : purchases.Days[^1] + Model.Purchase.LapsedAfterDays + 1);
        Consider(visible < history.InteractionDays.Length ? history.InteractionDays[visible] : null);
        Consider(purchases.NextFact);
        Consider(history.AddedDay);
        return next == Never ? null : next;

        void Consider(int? day)
        {
            if (day > asOf)
            {
                next = Math.Min(next, day.Value);
            }
        }
    }

    /// <summary>The day of the latest return from a gap longer than the silent threshold, if it is not longer ago than that threshold.</summary>
    private int? ReactivatedOn(HistoryView history, int visible, int asOf, int firstSeen)
    {
        var silentAfter = Model.Lifecycle.SilentAfterDays;
        var events = new EventsBackwards(history, visible, purchases.Days, Model.Lifecycle.SilentClock);
        var day = events.Next();
        while (day is { } current && current > asOf - silentAfter)
        {
            day = events.Next();
            if (current - (day ?? firstSeen) > silentAfter)
            {
                return current;
            }
        }

        return null;
    }

    private int? LastEvent(HistoryView history, int visible, EventSet clock) =>
        new EventsBackwards(history, visible, purchases.Days, clock).Next();

    /// <summary>The interaction days on which one of the kinds was seen; without a copy where every day qualifies.</summary>
    private ReadOnlySpan<int> DaysOf(HistoryView history, EventSet wanted)
    {
        var days = history.InteractionDays;
        if ((wanted & EventSet.Interactions) == EventSet.Interactions)
        {
            return days;
        }

        if (scratch.Length < days.Length)
        {
            scratch = new int[days.Length * 2];
        }

        var count = 0;
        for (var i = 0; i < days.Length; i++)
        {
            if ((history.InteractionKinds[i] & (int)wanted) != 0)
            {
                scratch[count++] = days[i];
            }
        }

        return scratch.AsSpan(0, count);
    }

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(number);

    private static DateOnly? DayOrNull(int? number) => number is { } day ? DateOnly.FromDayNumber(day) : null;
}
