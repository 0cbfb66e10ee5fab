namespace PrivateTraffic.Domain.Thresholds;

/// <summary>A threshold as it is in use, with the 95% interval it was derived with.</summary>
/// <param name="Days">The value in days.</param>
/// <param name="Low">The lower end; null where no interval is known.</param>
/// <param name="High">The upper end; null where it is not known or lies beyond what was observed.</param>
public readonly record struct DayInterval(int Days, int? Low, int? High)
{
    /// <summary>
    /// Whether a newly derived value replaces this one: it leaves the interval, or differs by more than a day and more than a tenth
    /// (segmentation specification, section 2, "stability in use").
    /// </summary>
    public bool IsReplacedBy(int newDays) => newDays < Low || newDays > High || Math.Abs(newDays - Days) > Math.Max(1, 0.1m * Days);
}
