namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// What a company decides about customer lifetime value; everything else is fitted to its data (segmentation specification, section 7).
/// </summary>
public sealed record ClvRules
{
    /// <summary>
    /// The share of what customers pay that remains after the cost of what they buy. Above 0, at most 1; default 1, so that value is
    /// revenue.
    /// </summary>
    public double Margin { get; init; } = 1;

    /// <summary>K: the weeks ahead of which purchases count. 1 to 520; default 52.</summary>
    public int HorizonWeeks { get; init; } = 52;

    /// <summary>d: how much less money is worth a year later. 0 to 1; default 0.15.</summary>
    public double AnnualDiscount { get; init; } = 0.15;

    /// <summary>h: the days over which the fallback looks at who came back, by recency. 7 to 366; default 90.</summary>
    public int ReturnDays { get; init; } = 90;

    /// <summary>
    /// What is wrong with the rules, one sentence for each problem with the key, the value and the allowed range; empty when they can be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check("margin", Margin, Margin is > 0 and <= 1, "above 0, at most 1");
        Check("horizonWeeks", HorizonWeeks, HorizonWeeks is >= 1 and <= 520, "1 to 520");
        Check("annualDiscount", AnnualDiscount, AnnualDiscount is >= 0 and <= 1, "0 to 1");
        Check("returnDays", ReturnDays, ReturnDays is >= 7 and <= 366, "7 to 366");
        return problems;

        void Check(string name, object value, bool isRight, string allowed)
        {
            if (!isRight)
            {
                problems.Add(FormattableString.Invariant($"clv.{name} is {value}; it must be {allowed}."));
            }
        }
    }
}
