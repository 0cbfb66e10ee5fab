using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>From which data the thresholds of a model are derived (segmentation specification, sections 1 to 3).</summary>
public sealed record ThresholdRules
{
    /// <summary>
    /// The rule of the silent threshold. Default: from any order or interaction to the next, which fits companies that know only one of the
    /// two as well.
    /// </summary>
    public GapRule Silent { get; init; } = new();

    /// <summary>How the churn threshold is derived. Default: by return odds on the silent rule, else by its residual.</summary>
    public ChurnRule Churn { get; init; } = new();

    /// <summary>The rule of the lapsed threshold of the purchase axis. Default: from order to order.</summary>
    public GapRule Purchase { get; init; } = new() { Anchor = EventSet.Order, Return = EventSet.Order };

    /// <summary>Days after which derived thresholds are stale. 1 to 3,660; default 30: they follow the company month by month.</summary>
    public int StaleAfterDays { get; init; } = 30;

    /// <summary>
    /// What is wrong with the rules, one sentence for each problem with the key, the value and the allowed range; empty when they can be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems =
        [
            .. Silent.Problems("thresholds.silent"), .. Churn.Problems("thresholds.churn"), .. Purchase.Problems("thresholds.purchase"),
        ];
        if (StaleAfterDays is < 1 or > 3_660)
        {
            problems.Add(FormattableString.Invariant($"thresholds.staleAfterDays is {StaleAfterDays}; it must be 1 to 3660."));
        }

        return problems;
    }
}
