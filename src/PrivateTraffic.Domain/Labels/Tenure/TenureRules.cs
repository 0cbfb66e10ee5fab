namespace PrivateTraffic.Domain.Labels.Tenure;

/// <summary>
/// Tells long-term from short-term customers by the time between first and last purchase: having once bought long ago makes nobody a
/// long-term customer, buying again after the bar does.
/// </summary>
public sealed record TenureRules
{
    /// <summary>
    /// The bar: days from the first purchase day to the last from which a customer is long-term. 1 to 3,660; default 180.
    /// </summary>
    public int LongTermDays { get; init; } = 180;

    /// <summary>The tenure of a customer.</summary>
    /// <param name="firstPurchase">The first purchase day; null for those who never bought.</param>
    /// <param name="lastPurchase">The last purchase day.</param>
    /// <param name="asOf">The as-of day.</param>
    public CustomerTenure TenureOf(DateOnly? firstPurchase, DateOnly? lastPurchase, DateOnly asOf) =>
        firstPurchase is not { } first || lastPurchase is not { } last ? CustomerTenure.NeverBought
        : last.DayNumber - first.DayNumber >= LongTermDays ? CustomerTenure.LongTerm
        : asOf.DayNumber - first.DayNumber >= LongTermDays ? CustomerTenure.ShortTerm
        : CustomerTenure.Open;

    /// <summary>The name of a tenure in keys, such as <c>long-term</c>.</summary>
    public static string KeyOf(CustomerTenure tenure) => tenure switch
    {
        CustomerTenure.NeverBought => "never-bought",
        CustomerTenure.ShortTerm => "short-term",
        CustomerTenure.Open => "open",
        CustomerTenure.LongTerm => "long-term",
        _ => throw new ArgumentOutOfRangeException(nameof(tenure), tenure, null),
    };
}
