namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// What must be true of a customer before a script is suggested by itself. All conditions that are set must hold; a number that is not
/// known fulfils none of them. A moment that the card names needs no conditions.
/// </summary>
public sealed record ScriptConditions
{
    /// <summary>No condition.</summary>
    public static ScriptConditions None { get; } = new();

    /// <summary>Whole days since the customer was added.</summary>
    public NumberRange? DaysSinceAdded { get; init; }

    /// <summary>Whole days since the last valid order.</summary>
    public NumberRange? DaysSinceOrder { get; init; }

    /// <summary>Whole days since the last interaction of any kind.</summary>
    public NumberRange? DaysSinceInteraction { get; init; }

    /// <summary>Days with at least one valid order.</summary>
    public NumberRange? PurchaseDays { get; init; }

    /// <summary>Whether the customer has come back from silence or churn lately.</summary>
    public bool? Reactivated { get; init; }

    /// <summary>Whether the customer is in at least one of the company's customer groups.</summary>
    public bool? InGroupChat { get; init; }

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => this == None;

    /// <summary>Whether every condition that is set holds.</summary>
    public bool HoldFor(CardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Holds(DaysSinceAdded, facts.DaysSinceAdded)
            && Holds(DaysSinceOrder, facts.DaysSinceOrder)
            && Holds(DaysSinceInteraction, facts.DaysSinceInteraction)
            && Holds(PurchaseDays, facts.PurchaseDays)
            && (Reactivated is not { } reactivated || reactivated == facts.Reactivated)
            && (InGroupChat is not { } inGroupChat || inGroupChat == facts.InGroupChat);

        static bool Holds(NumberRange? range, int? value) => range is not { } r || (value is { } v && r.Contains(v));
    }
}

/// <summary>Whole numbers from one to another, both included.</summary>
/// <param name="From">The smallest; null for no lower end.</param>
/// <param name="To">The largest; null for no upper end.</param>
public readonly record struct NumberRange(int? From, int? To)
{
    /// <summary>Whether a number lies in the range.</summary>
    public bool Contains(int number) => number >= (From ?? int.MinValue) && number <= (To ?? int.MaxValue);
}
