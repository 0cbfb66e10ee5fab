namespace PrivateTraffic.Domain.Labels.Categories;

/// <summary>Who belongs to a group of buyers of a category.</summary>
public sealed record CategoryRules
{
    /// <summary>Over how many days purchases count, the as-of day included; null for the whole history. Default 365.</summary>
    public int? WindowDays { get; init; } = 365;

    /// <summary>The share of a customer's spend from which they belong to the group. 0 to below 1; default 0.1.</summary>
    public double LeastShare { get; init; } = 0.1;
}
