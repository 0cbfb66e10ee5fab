using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>What is counted or measured of a customer.</summary>
public enum Measure
{
    /// <summary>Valid orders.</summary>
    Orders = 0,

    /// <summary>Paid minus refunded over valid orders, in fen.</summary>
    Spent = 1,

    /// <summary>Interactions.</summary>
    Interactions = 2,

    /// <summary>Days with an interaction.</summary>
    ActiveDays = 3,

    /// <summary>Days since the last valid order; nothing holds for customers without one.</summary>
    DaysSinceOrder = 4,

    /// <summary>Days since the last interaction; nothing holds for customers without one.</summary>
    DaysSinceInteraction = 5,

    /// <summary>Days since a member first added the customer; nothing holds for customers whom nobody has added.</summary>
    DaysSinceAdded = 6,
}

/// <summary>How two numbers or days are compared.</summary>
public enum Comparison
{
    /// <summary>=</summary>
    Equal = 0,

    /// <summary>!=</summary>
    NotEqual = 1,

    /// <summary>&lt;</summary>
    Less = 2,

    /// <summary>&lt;=</summary>
    AtMost = 3,

    /// <summary>&gt;</summary>
    Greater = 4,

    /// <summary>&gt;=</summary>
    AtLeast = 5,
}

/// <summary>A condition on something counted.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Events">The kinds of interaction that count; all of them for measures of other things.</param>
/// <param name="Days">Only the last so many days count, the as-of day included; null for all time.</param>
/// <param name="Comparison">How the number found is compared.</param>
/// <param name="Value">With what; fen for amounts.</param>
public sealed record NumberCondition(Measure Measure, EventSet Events, int? Days, Comparison Comparison, long Value) : AudienceCondition
{
    /// <summary>Whether a measure is of interactions, whose kinds can be chosen.</summary>
    public static bool HasEvents(Measure measure) =>
        measure is Measure.Interactions or Measure.ActiveDays or Measure.DaysSinceInteraction;

    /// <summary>Whether a measure can be limited to the last days.</summary>
    public static bool HasWindow(Measure measure) =>
        measure is Measure.Orders or Measure.Spent or Measure.Interactions or Measure.ActiveDays;
}

/// <summary>Comparing.</summary>
public static class Comparisons
{
    /// <summary>Whether two values compare so.</summary>
    public static bool Holds<T>(this Comparison comparison, T found, T wanted)
        where T : IComparable<T> => comparison switch
        {
            Comparison.Equal => found.CompareTo(wanted) == 0,
            Comparison.NotEqual => found.CompareTo(wanted) != 0,
            Comparison.Less => found.CompareTo(wanted) < 0,
            Comparison.AtMost => found.CompareTo(wanted) <= 0,
            Comparison.Greater => found.CompareTo(wanted) > 0,
            Comparison.AtLeast => found.CompareTo(wanted) >= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
        };
}
