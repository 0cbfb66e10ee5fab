namespace PrivateTraffic.Domain.Calendar;

/// <summary>
/// When something happened: a business day and, where the source knows it, the second of that day.
/// Sorted by day; within a day, times that are not known come first.
/// </summary>
public readonly record struct FactTime : IComparable<FactTime>
{
    private const int Unknown = -1;

    /// <param name="day">The business day.</param>
    /// <param name="secondOfDay">0 to 90,000 (days on which clocks go back are longer than 86,400 seconds), or null when the source has only a date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The second is outside the day.</exception>
    public FactTime(DateOnly day, int? secondOfDay)
    {
        if (secondOfDay is { } second)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(second, nameof(secondOfDay));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(second, 90_000, nameof(secondOfDay));
        }

        Day = day;
        Second = secondOfDay ?? Unknown;
    }

    /// <summary>The business day.</summary>
    public DateOnly Day { get; }

    /// <summary>The second of the day, or null when only the date is known.</summary>
    public int? SecondOfDay => Second == Unknown ? null : Second;

    internal int Second { get; }

    /// <summary>
    /// Whether this surely happened before <paramref name="other"/>: on an earlier day, or earlier on the same day with both times known
    /// (segmentation specification, section 1).
    /// </summary>
    public bool IsStrictlyBefore(FactTime other) =>
        Day < other.Day || (Day == other.Day && Second != Unknown && other.Second != Unknown && Second < other.Second);

    /// <inheritdoc/>
    public int CompareTo(FactTime other) => Day != other.Day ? Day.CompareTo(other.Day) : Second.CompareTo(other.Second);

    public static bool operator <(FactTime left, FactTime right) => left.CompareTo(right) < 0;

    public static bool operator >(FactTime left, FactTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(FactTime left, FactTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FactTime left, FactTime right) => left.CompareTo(right) >= 0;
}
