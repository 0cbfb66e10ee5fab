using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Matrix;

/// <summary>
/// The rows of the matrix: how many days of interaction in a rolling window make which band.
/// Days are counted, not messages: one long chat is one interaction day (segmentation specification, section 5).
/// </summary>
public sealed record InteractionAxis
{
    /// <summary>The length of the window in days, the as-of day included. 1 to 366; default 30.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Interaction days from which a customer enters 低. At least 1; default 1.</summary>
    public int Low { get; init; } = 1;

    /// <summary>Interaction days from which a customer enters 中. Above <see cref="Low"/>; default 3.</summary>
    public int Medium { get; init; } = 3;

    /// <summary>Interaction days from which a customer enters 高. Above <see cref="Medium"/>, at most <see cref="WindowDays"/>; default 8.</summary>
    public int High { get; init; } = 8;

    /// <summary>The kinds of interaction that count. Default: all.</summary>
    public EventSet Kinds { get; init; } = EventSet.Interactions;

    /// <summary>The count from which a customer enters a band, 0 for <see cref="InteractionBand.Silent"/>.</summary>
    public int EntryOf(InteractionBand band) => band switch
    {
        InteractionBand.Silent => 0,
        InteractionBand.Low => Low,
        InteractionBand.Medium => Medium,
        InteractionBand.High => High,
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    /// <summary>
    /// The count below which a customer falls out of a band: a fifth of the entry level lower, by at least one day, and never below 1,
    /// so that nobody flaps around a threshold. 0 for <see cref="InteractionBand.Silent"/>.
    /// </summary>
    public int ExitOf(InteractionBand band)
    {
        var entry = EntryOf(band);
        return band == InteractionBand.Silent ? 0 : Math.Max(1, entry - Math.Max(1, (entry + 4) / 5));
    }

    /// <summary>
    /// The band after a day that ended with <paramref name="days"/> interaction days in the window: promotion is immediate, demotion needs a clear drop.
    /// </summary>
    /// <param name="days">Interaction days in the window, at least 0.</param>
    /// <param name="before">The band after the day before.</param>
    public InteractionBand BandAfter(int days, InteractionBand before)
    {
        for (var band = InteractionBand.High; band > InteractionBand.Silent; band--)
        {
            if (days >= EntryOf(band) || (band <= before && days >= ExitOf(band)))
            {
                return band;
            }
        }

        return InteractionBand.Silent;
    }

    /// <summary>
    /// Follows the band over a customer's interaction days up to <paramref name="asOf"/>. Only days on which the count changes are looked at:
    /// with the count unchanged the band is unchanged.
    /// </summary>
    /// <param name="days">Interaction days, rising.</param>
    /// <param name="asOf">The last day to look at.</param>
    /// <param name="from">Where to start: <see cref="BandReading.BeforeAnything"/>, or the reading of an earlier day.</param>
    internal BandReading Follow(ReadOnlySpan<int> days, int asOf, BandReading from)
    {
        if (ReadWithoutPast(days, asOf) is { } reading)
        {
            return reading;
        }

        var arrived = CountUpTo(days, from.Day);
        var expired = CountUpTo(days, from.Day - WindowDays);
        var band = from.Band;
        while (true)
        {
            var arrival = arrived < days.Length ? days[arrived] : int.MaxValue;
            var expiry = expired < arrived ? days[expired] + WindowDays : int.MaxValue;
            var day = Math.Min(arrival, expiry);
            if (day > asOf)
            {
                return new BandReading(asOf, band, arrived - expired, NextDrop(days[expired..arrived], band));
            }

            arrived += arrival == day ? 1 : 0;
            expired += expiry == day ? 1 : 0;
            band = BandAfter(arrived - expired, band);
        }
    }

    /// <summary>
    /// The band where it hangs on the count alone: outside the gaps between exit and entry levels it does not matter what it was before.
    /// That is so for nearly everybody, and saves following them through all their days.
    /// </summary>
    private BandReading? ReadWithoutPast(ReadOnlySpan<int> days, int asOf)
    {
        var inWindow = days[CountUpTo(days, asOf - WindowDays)..CountUpTo(days, asOf)];
        var band = BandAfter(inWindow.Length, InteractionBand.Silent);
        return band == BandAfter(inWindow.Length, InteractionBand.High)
            ? new BandReading(asOf, band, inWindow.Length, NextDrop(inWindow, band))
            : null;
    }

    /// <summary>The first day on which days leaving the window take the count below the exit level.</summary>
    private int? NextDrop(ReadOnlySpan<int> inWindow, InteractionBand band) =>
        band == InteractionBand.Silent ? null : inWindow[inWindow.Length - ExitOf(band)] + WindowDays;

    private static int CountUpTo(ReadOnlySpan<int> days, int last)
    {
        var found = days.BinarySearch(last);
        return found >= 0 ? found + 1 : ~found;
    }
}

/// <summary>The band after a day, and the numbers behind it.</summary>
/// <param name="Day">The day number.</param>
/// <param name="Band">The band after that day.</param>
/// <param name="Days">Interaction days in the window.</param>
/// <param name="DropsOn">The first day on which the band falls if nothing more happens; null for the silent.</param>
internal readonly record struct BandReading(int Day, InteractionBand Band, int Days, int? DropsOn)
{
    /// <summary>No interaction has happened: the start of every history.</summary>
    public static BandReading BeforeAnything { get; } = new(-1_000, InteractionBand.Silent, 0, null);
}
