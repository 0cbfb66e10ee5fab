namespace PrivateTraffic.Domain.Clv;

/// <summary>The names of statuses, reasons, methods and tiers in files, addresses and JSON.</summary>
public static class ClvKeys
{
    /// <summary>Such as <c>not-identified</c>.</summary>
    public static string Of(ClvStatus status) => status switch
    {
        ClvStatus.Default => "default",
        ClvStatus.NotIdentified => "not-identified",
        ClvStatus.Provisional => "provisional",
        ClvStatus.Accepted => "accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>Such as <c>backtest-total-off</c>.</summary>
    public static string Of(ClvReason reason) => reason switch
    {
        ClvReason.TooFewCustomers => "too-few-customers",
        ClvReason.TooFewRepeatCustomers => "too-few-repeat-customers",
        ClvReason.HistoryTooShort => "history-too-short",
        ClvReason.PurchasesNotIdentified => "purchases-not-identified",
        ClvReason.SpendNotIdentified => "spend-not-identified",
        ClvReason.SpendDependsOnFrequency => "spend-depends-on-frequency",
        ClvReason.BacktestImpossible => "backtest-impossible",
        ClvReason.BacktestTotalOff => "backtest-total-off",
        ClvReason.BacktestRankingWorse => "backtest-ranking-worse",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Such as <c>heuristic</c>.</summary>
    public static string Of(ClvMethod method) => method switch
    {
        ClvMethod.Model => "model",
        ClvMethod.Heuristic => "heuristic",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    /// <summary>Such as <c>high-potential</c>.</summary>
    public static string Of(ClvTier tier) => tier switch
    {
        ClvTier.Whale => "whale",
        ClvTier.HighPotential => "high-potential",
        ClvTier.LongTail => "long-tail",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, null),
    };
}
