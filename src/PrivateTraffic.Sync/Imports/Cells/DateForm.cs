using System.Globalization;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>
/// How dates are written in a file, where the usual forms leave it open: <c>dmy</c> (03/04/2025 is in April), <c>mdy</c> (it is in March),
/// <c>excel</c> (numbers are days since 1899-12-30), or a custom format of .NET such as <c>dd-MMM-yyyy HH:mm</c>.
/// With the first three the usual forms are still read; a custom format is the only form then.
/// </summary>
public sealed record DateForm
{
    private DateForm(string name) => Name = name;

    /// <summary>Day, month, year.</summary>
    public static DateForm DayFirst { get; } = new("dmy");

    /// <summary>Month, day, year.</summary>
    public static DateForm MonthFirst { get; } = new("mdy");

    /// <summary>The numbers by which Excel keeps dates, with its time of day behind the point.</summary>
    public static DateForm ExcelNumber { get; } = new("excel");

    /// <summary>As it was given.</summary>
    public string Name { get; }

    /// <summary>The custom format, or null.</summary>
    internal string? Format => this == DayFirst || this == MonthFirst || this == ExcelNumber ? null : Name;

    /// <summary>Reads the name of a form or a custom format.</summary>
    /// <exception cref="FormatException">It is neither; a custom format has to hold day, month and year.</exception>
    public static DateForm Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        foreach (var known in (DateForm[])[DayFirst, MonthFirst, ExcelNumber])
        {
            if (string.Equals(known.Name, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return IsFormat(text)
            ? new DateForm(text)
            : throw new FormatException($"'{text}' is no form of dates: dmy, mdy, excel, or a format such as dd/MM/yyyy HH:mm.");
    }

    public override string ToString() => Name;

    /// <summary>Whether days that differ in day, month or year are written differently, so that each is read back.</summary>
    private static bool IsFormat(string text)
    {
        try
        {
            return new DateTime[] { new(2011, 10, 12), new(2012, 10, 12), new(2011, 11, 12), new(2011, 10, 13) }.All(IsReadBack);
        }
        catch (FormatException)
        {
            return false;
        }

        bool IsReadBack(DateTime day)
        {
            var at = new DateTimeOffset(day, TimeSpan.Zero);
            var written = at.ToString(text, CultureInfo.InvariantCulture);
            return DateTimeOffset.TryParseExact(
                written, text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && read == at;
        }
    }
}
