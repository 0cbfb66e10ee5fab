using System.Globalization;
using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>
/// Reads dates and times: ISO 8601; the same with <c>/</c>, <c>.</c> or 年月日 and single digits; <c>yyyyMMdd[HHmm[ss]]</c>; Unix seconds
/// and milliseconds; and what a <see cref="DateForm"/> says. Without an offset it is the company's time. Times that its clocks skip do
/// not exist; of those they show twice, the first is taken.
/// </summary>
/// <remarks>Not to be shared between threads.</remarks>
public sealed class DateReader
{
    private const int FirstYear = 1990;
    private static readonly DateTime ExcelStart = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly BusinessCalendar calendar;
    private readonly DateForm? form;
    private readonly bool formHasOffset;
    private readonly bool formHasTime;
    private readonly DateTime earliest;
    private readonly DateTime latest;
    private readonly Dictionary<DateOnly, (DateTime Start, bool IsRegular)> days = [];

    /// <param name="calendar">Says what day it is for the company.</param>
    /// <param name="form">How dates are written, or null for the usual forms alone.</param>
    /// <param name="now">The present: later than a day from now is refused.</param>
    public DateReader(BusinessCalendar calendar, DateForm? form, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        this.calendar = calendar;
        this.form = form;
        earliest = calendar.StartOf(new DateOnly(FirstYear, 1, 1)).UtcDateTime;
        latest = now.UtcDateTime.AddDays(1);
        if (form?.Format is { } format)
        {
            var afternoon = new DateTime(2011, 10, 12, 13, 14, 15);
            formHasOffset = Written(afternoon, east: 3) != Written(afternoon, east: 4);
            formHasTime = Written(afternoon, east: 3) != Written(afternoon.Date, east: 3);

            string Written(DateTime local, int east) =>
                new DateTimeOffset(local, TimeSpan.FromHours(east)).ToString(format, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The form that was asked for.</summary>
    internal DateForm? Form => form;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The cell, trimmed.</param>
    /// <param name="time">The time.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public ImportProblemCode? Read(ReadOnlySpan<char> text, out ReadTime time)
    {
        time = default;
        if (form?.Format is { } format)
        {
            return ReadFormat(text, format, out time);
        }

        if (form == DateForm.ExcelNumber && ExcelDays(text) is { } number)
        {
            return OfExcel(number, out time);
        }

        return text.ContainsAnyExceptInRange('0', '9')
            ? ReadParts(text, out time)
            : ReadDigits(text, out time);
    }

    private ImportProblemCode? ReadFormat(ReadOnlySpan<char> text, string format, out ReadTime time)
    {
        time = default;
        if (formHasOffset)
        {
            return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
                ? OfInstant(instant.UtcDateTime, out time)
                : ImportProblemCode.NotADate;
        }

        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? OfLocal(local, isDateOnly: !formHasTime, out time)
            : ImportProblemCode.NotADate;
    }

    private ImportProblemCode? ReadDigits(ReadOnlySpan<char> text, out ReadTime time)
    {
        time = default;
        return text.Length switch
        {
            5 => ImportProblemCode.ExcelDate,
            8 => OfParts(text, "", out time),
            9 or 10 => OfInstant(DateTimeOffset.FromUnixTimeSeconds(Number(text)).UtcDateTime, out time),

            // Milliseconds of twelve digits end in September 2001, long before any that begin like a year.
            12 when text is ['1' or '2', ..] => OfParts(text[..8], text[8..], out time),
            12 or 13 => OfInstant(DateTimeOffset.FromUnixTimeMilliseconds(Number(text)).UtcDateTime, out time),
            14 => OfParts(text[..8], text[8..], out time),
            _ => ImportProblemCode.NotADate,
        };
    }

    private ImportProblemCode? OfParts(ReadOnlySpan<char> date, ReadOnlySpan<char> clock, out ReadTime time)
    {
        var second = clock.Length == 6 ? Number(clock[4..]) : 0;
        var ofDay = clock.IsEmpty ? null : TimeOfDay(Number(clock[..2]), Number(clock[2..4]), second, 0);
        if (!clock.IsEmpty && ofDay is null)
        {
            time = default;
            return ImportProblemCode.ImpossibleDate;
        }

        return OfDate(Number(date[..4]), Number(date[4..6]), Number(date[6..]), ofDay, offset: null, out time);
    }

    private ImportProblemCode? ReadParts(ReadOnlySpan<char> text, out ReadTime time)
    {
        time = default;
        var rest = new Rest(text);
        if (!rest.Number(1, 4, out var first, out var firstDigits) || !rest.Separator(out var separator)
            || !rest.Number(1, 2, out var second, out _) || !rest.Again(separator)
            || !rest.Number(1, 4, out var third, out var thirdDigits))
        {
            return ExcelDays(text) is not null ? ImportProblemCode.ExcelDate : ImportProblemCode.NotADate;
        }

        var isYearFirst = firstDigits == 4 && thirdDigits <= 2;
        var isYearLast = firstDigits <= 2 && thirdDigits == 4 && separator != '年';
        if ((!isYearFirst && !isYearLast) || !ReadClock(ref rest, separator, out var ofDay, out var hasClock, out var offset))
        {
            return ImportProblemCode.NotADate;
        }

        if (isYearLast && form != DateForm.DayFirst && form != DateForm.MonthFirst)
        {
            return ImportProblemCode.AmbiguousDate;
        }

        if (hasClock && ofDay is null)
        {
            return ImportProblemCode.ImpossibleDate;
        }

        return isYearFirst ? OfDate(first, second, third, ofDay, offset, out time)
            : form == DateForm.DayFirst ? OfDate(third, second, first, ofDay, offset, out time)
            : OfDate(third, first, second, ofDay, offset, out time);
    }

    /// <returns>Whether the rest is a time of day, or nothing; one that does not exist is read as null.</returns>
    private static bool ReadClock(ref Rest rest, char separator, out TimeSpan? ofDay, out bool hasClock, out TimeSpan? offset)
    {
        (ofDay, offset, hasClock) = (null, null, false);
        if (separator == '年' && !rest.Take('日'))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return true;
        }

        hasClock = true;
        int fraction = 0, second = 0;
        if ((!rest.Blanks() && !rest.Take('T') && !rest.Take('t') && separator != '年')
            || !rest.Number(1, 2, out var hour, out _) || !rest.Take(':') || !rest.Number(2, 2, out var minute, out _)
            || (rest.Take(':') && !(rest.Number(2, 2, out second, out _) && rest.Fraction(out fraction))))
        {
            return false;
        }

        ofDay = TimeOfDay(hour, minute, second, fraction);
        rest.Blanks();
        return rest.IsEmpty || rest.Offset(out offset);
    }

    private static TimeSpan? TimeOfDay(long hour, long minute, long second, int millisecond) =>
        hour < 24 && minute < 60 && second < 60 ? new TimeSpan(0, (int)hour, (int)minute, (int)second, millisecond) : null;

    private ImportProblemCode? OfDate(long year, long month, long day, TimeSpan? ofDay, TimeSpan? offset, out ReadTime time)
    {
        time = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Math.Max((int)year, 1), (int)month))
        {
            return ImportProblemCode.ImpossibleDate;
        }

        // Judged before it is a time, so that neither end of the calendar is stepped over.
        if (year < FirstYear - 1)
        {
            return ImportProblemCode.DateTooEarly;
        }

        if (year > latest.Year + 1)
        {
            return ImportProblemCode.DateInFuture;
        }

        var local = new DateTime((int)year, (int)month, (int)day, 0, 0, 0, DateTimeKind.Unspecified) + (ofDay ?? TimeSpan.Zero);
        return offset is { } known
            ? OfInstant(DateTime.SpecifyKind(local - known, DateTimeKind.Utc), out time)
            : OfLocal(local, isDateOnly: ofDay is null, out time);
    }

    private ImportProblemCode? OfLocal(DateTime local, bool isDateOnly, out ReadTime time)
    {
        time = default;
        if (local.Year < FirstYear - 1 || local.Year > latest.Year + 1)
        {
            return local.Year < FirstYear ? ImportProblemCode.DateTooEarly : ImportProblemCode.DateInFuture;
        }

        var day = DateOnly.FromDateTime(local);
        var (start, isRegular) = StartOf(day);
        if (isDateOnly)
        {
            return Judge(new ReadTime(start, IsDateOnly: true), out time);
        }

        var instant = start + local.TimeOfDay;
        if (isRegular)
        {
            return OfInstant(instant, out time);
        }

        // Clocks change on this day: move by what the company's clock shows otherwise, and see whether it then shows what was written.
        var shown = calendar.TimeOf(instant);
        var asked = (int)local.TimeOfDay.TotalSeconds;
        instant = instant.AddSeconds(asked - shown.SecondOfDay!.Value).AddDays(day.DayNumber - shown.Day.DayNumber);
        var check = calendar.TimeOf(instant);
        return check.Day == day && check.SecondOfDay == asked ? OfInstant(instant, out time) : ImportProblemCode.ImpossibleDate;
    }

    private (DateTime Start, bool IsRegular) StartOf(DateOnly day)
    {
        if (!days.TryGetValue(day, out var known))
        {
            var start = calendar.StartOf(day).UtcDateTime;
            known = (start, calendar.StartOf(day.AddDays(1)).UtcDateTime - start == TimeSpan.FromDays(1));
            days.Add(day, known);
        }

        return known;
    }

    private ImportProblemCode? OfExcel(decimal number, out ReadTime time)
    {
        // Excel keeps the time of day as a binary fraction: the nearest second is what was meant.
        var local = ExcelStart.AddSeconds((double)Math.Round(number * 86_400));
        return OfLocal(local, isDateOnly: decimal.IsInteger(number), out time);
    }

    private ImportProblemCode? OfInstant(DateTime instant, out ReadTime time) =>
        Judge(new ReadTime(instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)), IsDateOnly: false), out time);

    private ImportProblemCode? Judge(ReadTime read, out ReadTime time)
    {
        time = read;
        return read.Utc < earliest ? ImportProblemCode.DateTooEarly : read.Utc > latest ? ImportProblemCode.DateInFuture : null;
    }

    /// <summary>Five digits, perhaps with a fraction: 1927 to 2173 in Excel's numbers.</summary>
    private static decimal? ExcelDays(ReadOnlySpan<char> text) =>
        text.Length >= 5 && !text[..5].ContainsAnyExceptInRange('0', '9') && (text.Length == 5 || text[5] == '.')
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static long Number(ReadOnlySpan<char> digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What of a text has not been read yet.</summary>
    private ref struct Rest(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> text = text;

        public readonly bool IsEmpty => text.IsEmpty;

        public bool Take(char c)
        {
            if (text.IsEmpty || text[0] != c)
            {
                return false;
            }

            text = text[1..];
            return true;
        }

        public bool Blanks()
        {
            var before = text.Length;
            text = text.TrimStart(' ');
            return text.Length < before;
        }

        public bool Number(int least, int most, out int number, out int digits)
        {
            digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            number = 0;
            if (digits < least || digits > most)
            {
                return false;
            }

            foreach (var digit in text[..digits])
            {
                number = (number * 10) + digit - '0';
            }

            text = text[digits..];
            return true;
        }

        public bool Separator(out char separator)
        {
            separator = text.IsEmpty ? '\0' : text[0];
            return separator is '-' or '/' or '.' or '年' && Take(separator);
        }

        /// <summary>The separator that goes with the first.</summary>
        public bool Again(char separator) => Take(separator == '年' ? '月' : separator);

        /// <summary>A fraction of a second, or nothing.</summary>
        public bool Fraction(out int milliseconds)
        {
            milliseconds = 0;
            if (!Take('.') && !Take(','))
            {
                return true;
            }

            var digits = text.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length : digits;
            for (var i = 0; i < 3; i++)
            {
                milliseconds = (milliseconds * 10) + (i < digits ? text[i] - '0' : 0);
            }

            text = text[digits..];
            return digits is >= 1 and <= 9;
        }

        /// <summary><c>Z</c>, or hours and perhaps minutes east of it, to the end of the text.</summary>
        public bool Offset(out TimeSpan? offset)
        {
            offset = TimeSpan.Zero;
            if (Take('Z') || Take('z'))
            {
                return IsEmpty;
            }

            var isWest = Take('-');
            if ((!isWest && !Take('+')) || text.Length < 2)
            {
                return false;
            }

            var hours = text[..2];
            text = text[2..];
            Take(':');
            var minutes = text.IsEmpty ? "00" : text;
            if (minutes.Length != 2 || hours.ContainsAnyExceptInRange('0', '9') || minutes.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            var east = TimeOfDay(DateReader.Number(hours), DateReader.Number(minutes), 0, 0);
            offset = isWest ? -east : east;
            return offset is not null;
        }
    }
}
