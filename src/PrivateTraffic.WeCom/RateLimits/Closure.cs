namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Until when WeCom has closed an API. A frequency refusal closes it for a minute when the minute's limit was hit and for an hour when the
/// hour's was (D90312), and the answer does not say which: an hour is assumed when our own count of the hour is nearly full, or when WeCom
/// refuses again soon after a minute was waited out. Not thread-safe.
/// </summary>
internal sealed class Closure(TimeSpan minute, TimeSpan hour)
{
    private TimeSpan length;

    /// <summary>Zero before the first refusal.</summary>
    public TimeSpan Until { get; private set; }

    public bool IsClosed(TimeSpan now) => now < Until;

    /// <summary>WeCom answered 45009.</summary>
    /// <returns>How long it is closed from now.</returns>
    public TimeSpan CloseForFrequency(TimeSpan now, bool isHourNearlyFull)
    {
        // While closed, answers of calls sent before still come in: they prolong the closure from their own moment, but say nothing new.
        var saysItAgain = !IsClosed(now) && length > TimeSpan.Zero && now - Until < minute * 2;
        return Close(now, isHourNearlyFull || saysItAgain || (IsClosed(now) && length == hour) ? hour : minute);
    }

    /// <summary>WeCom answered 45036.</summary>
    /// <inheritdoc cref="CloseForFrequency"/>
    public TimeSpan CloseForAnHour(TimeSpan now) => Close(now, hour);

    private TimeSpan Close(TimeSpan now, TimeSpan forHowLong)
    {
        length = forHowLong;
        Until = now + forHowLong;
        return forHowLong;
    }
}
