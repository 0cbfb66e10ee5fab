namespace PrivateTraffic.Domain.Scripts;

/// <summary>The parameters of <see cref="ScriptRanking"/>.</summary>
public sealed record ScriptRankingRules
{
    /// <summary>A script sent within this many days, the as-of day included, comes after all others. At least 0; default 7.</summary>
    public int RestDays { get; init; } = 7;

    /// <summary>
    /// A script marked as not suitable within this many days, the as-of day included, is left out. At least 0; default 30.
    /// </summary>
    public int NotSuitableDays { get; init; } = 30;
}
