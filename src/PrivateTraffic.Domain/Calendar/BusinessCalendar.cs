namespace PrivateTraffic.Domain.Calendar;

/// <summary>
/// Turns instants into business days: calendar days in the time zone of the company, whatever the clock of the machine says.
/// Immutable and safe to share.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly TimeZoneInfo zone;

    /// <param name="zone">The company's time zone. Days may be 23 or 25 hours long where clocks change.</param>
    public BusinessCalendar(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        this.zone = zone;
    }

    /// <summary>The default of the product: Asia/Shanghai.</summary>
    public static BusinessCalendar Shanghai { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>The identifier of the time zone, for example <c>Asia/Shanghai</c>.</summary>
    public string TimeZoneId => zone.Id;

    /// <summary>The calendar of a time zone named by its IANA or Windows identifier.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine knows no such zone.</exception>
    public static BusinessCalendar Of(string timeZoneId) => new(TimeZoneInfo.FindSystemTimeZoneById(timeZoneId));

    /// <summary>The business day that contains an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The business day and second of the day of an instant.</summary>
    public FactTime TimeOf(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return new FactTime(DateOnly.FromDateTime(local.DateTime), (int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerSecond));
    }

    /// <summary>The first instant of a business day, in UTC. Where clocks skip midnight, the first instant that exists.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The business day of the present moment.</summary>
    public DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow());
    }
}
