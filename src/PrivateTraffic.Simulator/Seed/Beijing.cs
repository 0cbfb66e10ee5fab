using System.Globalization;

namespace PrivateTraffic.Simulator.Seed;

/// <summary>WeCom's calendar: whole days of Beijing time, eight hours ahead of UTC all year, counted from 1970-01-01.</summary>
internal static class Beijing
{
    public const int DaySeconds = 86_400;
    private const int OffsetSeconds = 8 * 3600;
    private const int EpochDayNumber = 719_162;

    /// <summary>The day on which an instant (Unix seconds) falls.</summary>
    public static int DayOf(long at) => (int)Math.DivRem(at + OffsetSeconds, DaySeconds).Quotient;

    /// <summary>0:00 of a day, in Unix seconds.</summary>
    public static long StartOf(int day) => ((long)day * DaySeconds) - OffsetSeconds;

    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(day + EpochDayNumber);

    public static int DayOf(DateOnly date) => date.DayNumber - EpochDayNumber;

    /// <summary>The month as a running number, for quotas that are counted by month.</summary>
    public static int MonthOf(long at)
    {
        var date = DateOf(DayOf(at));
        return (date.Year * 12) + date.Month - 1;
    }

    public static int DaysInMonth(int month) => DateTime.DaysInMonth(month / 12, (month % 12) + 1);

    /// <summary>ISO 8601 with Beijing's offset, as an export of a Chinese shop would carry it.</summary>
    public static string Text(long at) =>
        DateTimeOffset.FromUnixTimeSeconds(at).ToOffset(TimeSpan.FromSeconds(OffsetSeconds))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
