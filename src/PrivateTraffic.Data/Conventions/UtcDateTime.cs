using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PrivateTraffic.Data.Conventions;

/// <summary>Every stored time is UTC; what comes back says so.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    time => time,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>SQLite has no type for times: milliseconds since 1970-01-01 UTC compare, sort and take eight bytes.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(
    time => ToStored(time),
    stored => FromStored(stored))
{
    public static long ToStored(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static DateTime FromStored(long stored) => DateTime.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMillisecond);
}

/// <summary>SQLite has no type for days either: days since 1970-01-01.</summary>
internal sealed class DaysSinceEpoch() : ValueConverter<DateOnly, int>(
    day => ToStored(day),
    stored => FromStored(stored))
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int ToStored(DateOnly day) => day.DayNumber - Epoch;

    public static DateOnly FromStored(int stored) => DateOnly.FromDayNumber(Epoch + stored);
}
