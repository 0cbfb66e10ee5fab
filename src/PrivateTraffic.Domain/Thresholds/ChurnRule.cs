namespace PrivateTraffic.Domain.Thresholds;

/// <summary>How the churn threshold is derived (segmentation specification, section 3).</summary>
public sealed record ChurnRule
{
    /// <summary>The only mode to use; null for the first in the order of preference that gives a value.</summary>
    public ChurnMode? Mode { get; init; }

    /// <summary>The rule of <see cref="ChurnMode.SecondRule"/>; null where churn is measured on the silent rule.</summary>
    public GapRule? Second { get; init; }

    /// <summary>
    /// h in days: the time ahead over which return odds are judged, and the length of the past that the backtest looks at. 1 to 3,660;
    /// default 90.
    /// </summary>
    public int OddsWithinDays { get; init; } = 90;

    /// <summary>
    /// What is wrong with the rule, one sentence for each problem with the key, the value and the allowed range; empty when it can be used.
    /// </summary>
    /// <param name="key">The name of the rule in the sentences, such as <c>thresholds.churn</c>.</param>
    public IReadOnlyList<string> Problems(string key)
    {
        var problems = new List<string>(Second?.Problems($"{key}.second") ?? []);
        if (OddsWithinDays is < 1 or > 3_660)
        {
            problems.Add(FormattableString.Invariant($"{key}.oddsWithinDays is {OddsWithinDays}; it must be 1 to 3660."));
        }

        if (Mode == ChurnMode.SecondRule && Second is null)
        {
            problems.Add($"{key}.second is missing; the mode secondRule needs it.");
        }

        return problems;
    }
}
