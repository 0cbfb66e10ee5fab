namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>A time as it is stored: to the millisecond, and for a date alone the first instant of the business day.</summary>
/// <param name="Utc">The instant.</param>
/// <param name="IsDateOnly">Whether only the day is known.</param>
public readonly record struct ReadTime(DateTime Utc, bool IsDateOnly);
