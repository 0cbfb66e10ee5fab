using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Experiments;

/// <summary>What a look at a running experiment says.</summary>
/// <param name="Difference">The rate of the arm minus that of the control; null where it is too early to look.</param>
/// <param name="PValue">Valid at every look: 1 at the start, it never rises.</param>
/// <param name="Interval">The interval of the difference, valid at every look; null where it is too early or nothing varies.</param>
/// <param name="Verdict">What that means.</param>
public sealed record SequentialReading(double? Difference, double PValue, Interval? Interval, SequentialVerdict Verdict);

/// <summary>What a running experiment has shown so far.</summary>
public enum SequentialVerdict
{
    /// <summary>Fewer than 100 customers in an arm, or fewer than 5 successes: nobody should look.</summary>
    TooEarly,

    /// <summary>Nothing yet.</summary>
    Undecided,

    /// <summary>The arms differ.</summary>
    Effect,

    /// <summary>Whatever difference there is, it is no larger than the planned one.</summary>
    NoLargerEffect,
}
