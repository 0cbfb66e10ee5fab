namespace PrivateTraffic.Domain.Audiences;

/// <summary>A day in the life of a customer.</summary>
public enum DayField
{
    /// <summary>When a member first added them.</summary>
    Added = 0,

    /// <summary>The day of the first valid order.</summary>
    FirstOrder = 1,

    /// <summary>The day of the last valid order.</summary>
    LastOrder = 2,

    /// <summary>The last day with an interaction.</summary>
    LastInteraction = 3,
}

/// <summary>A condition on a day; nothing holds for customers in whose life it has not come.</summary>
/// <param name="Field">Which day.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Day">With which day.</param>
public sealed record DayCondition(DayField Field, Comparison Comparison, DateOnly Day) : AudienceCondition;
