using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Why an estimate is not simply accepted, or what was done to it. The reason travels with the number to the screen, the API and the export
/// (segmentation specification, section 11). Keys are part of the API: never rename one.
/// </summary>
public sealed class EstimateReason
{
    private EstimateReason(string key, string zh, string en) => (Key, Text) = (key, new LocalizedText(zh, en));

    /// <summary>Nothing to estimate from has been recorded.</summary>
    public static EstimateReason NoData { get; } = new("no-data", "没有相关记录", "nothing has been recorded");

    /// <summary>Fewer customers than the estimate needs.</summary>
    public static EstimateReason SmallSample { get; } = new("small-sample", "样本不足", "too few customers");

    /// <summary>The 95% interval is wider than the value allows.</summary>
    public static EstimateReason WideInterval { get; } = new("wide-interval", "区间过宽", "the interval is too wide");

    /// <summary>Nobody came back within the horizon.</summary>
    public static EstimateReason NobodyReturns { get; } = new("nobody-returns", "期限内无人回访", "nobody comes back within the horizon");

    /// <summary>Fewer than the wanted share of all customers come back within the horizon.</summary>
    public static EstimateReason NotReached { get; } = new("not-reached", "期限内达不到比例", "the share is not reached within the horizon");

    /// <summary>The value keeps changing as the observation window grows.</summary>
    public static EstimateReason NotFlat { get; } = new("not-flat", "随观察窗口变化，未收敛", "the value still changes with the window");

    /// <summary>The value lies too close to the horizon to be told from it.</summary>
    public static EstimateReason AtHorizon { get; } = new("at-horizon", "贴近观察期限", "the value is bound by the horizon");

    /// <summary>Less has been recorded than the window or the horizon asks for.</summary>
    public static EstimateReason ShortHistory { get; } = new("short-history", "历史数据太短", "the recorded history is too short");

    /// <summary>The churn threshold was raised to one day above the silent threshold.</summary>
    public static EstimateReason Clamped { get; } = new("clamped", "已抬高到沉默阈值之上", "raised to stay above the silent threshold");

    /// <summary>The value depends on the horizon when the tail is long, so that it is never accepted.</summary>
    public static EstimateReason Residual { get; } = new("residual", "依赖观察期限的估计", "an estimate that depends on the horizon");

    /// <summary>Customers labelled worse came back more often than the labels promise.</summary>
    public static EstimateReason BacktestFailed { get; } = new("backtest-failed", "回测未通过", "the backtest failed");

    /// <summary>Too few customers to test the thresholds on the past.</summary>
    public static EstimateReason BacktestThin { get; } = new("backtest-thin", "回测样本不足", "too few customers for the backtest");

    /// <summary>The value came from the parent scope, because the own one has too little data.</summary>
    public static EstimateReason ParentScope { get; } = new("parent-scope", "采用上级范围的值", "taken from the parent scope");

    /// <summary>The high side of the axis holds nobody, or more than half of the customers.</summary>
    public static EstimateReason Degenerate { get; } = new("degenerate", "该维度无法区分客户", "the axis does not tell customers apart");

    /// <summary>The number was configured, not derived from data.</summary>
    public static EstimateReason NotDerived { get; } = new("not-derived", "阈值未由数据推导", "configured, not derived from data");

    /// <summary>The thresholds were derived too long ago.</summary>
    public static EstimateReason StaleThresholds { get; } = new("stale-thresholds", "阈值已过期", "the thresholds are stale");

    /// <summary>The model uses more dimensions than anybody can act on.</summary>
    public static EstimateReason TooManyDimensions { get; } = new("too-many-dimensions", "维度过多", "too many dimensions");

    /// <summary>The segment holds too few customers to act on.</summary>
    public static EstimateReason TooSmallToAct { get; } = new("too-small-to-act", "人数过少，不宜运营", "too small to act on");

    /// <summary>Too few events for a rate: only the count is shown.</summary>
    public static EstimateReason FewEvents { get; } = new("few-events", "事件过少", "too few events");

    /// <summary>Fewer orders than a prediction needs to be learned from.</summary>
    public static EstimateReason TooFewOrders { get; } = new("too-few-orders", "订单过少，无法学习", "too few orders to learn from");

    /// <summary>The prediction ranked customers no better than the days since their last order do.</summary>
    public static EstimateReason NotBetterThanRecency { get; } =
        new("not-better-than-recency", "不优于按最近下单排序", "no better than ranking by recency");

    /// <summary>The prediction ranked customers no better than the number of their orders does.</summary>
    public static EstimateReason NotBetterThanFrequency { get; } =
        new("not-better-than-frequency", "不优于按下单次数排序", "no better than ranking by frequency");

    /// <summary>The prediction came no nearer to what happened than naming the average or the commonest does.</summary>
    public static EstimateReason NotBetterThanAverage { get; } =
        new("not-better-than-average", "不优于直接取平均", "no better than naming the average");

    /// <summary>The measure is not defined for these data, for example because every value is the same.</summary>
    public static EstimateReason Undefined { get; } = new("undefined", "数据无差异，无法计算", "not defined for these data");

    /// <summary>Every reason of this list.</summary>
    public static IReadOnlyList<EstimateReason> All { get; } =
    [
        NoData, SmallSample, WideInterval, NobodyReturns, NotReached, NotFlat, AtHorizon, ShortHistory, Clamped, Residual, BacktestFailed,
        BacktestThin, ParentScope, Degenerate, NotDerived, StaleThresholds, TooManyDimensions, TooSmallToAct, FewEvents,
        TooFewOrders, NotBetterThanRecency, NotBetterThanFrequency, NotBetterThanAverage, Undefined,
    ];

    /// <summary>The name used in JSON, files and the database, such as <c>not-flat</c>.</summary>
    public string Key { get; }

    /// <summary>The words on the screen.</summary>
    public LocalizedText Text { get; }

    /// <summary>Finds a reason by its key.</summary>
    /// <returns>False when no reason has this key.</returns>
    public static bool TryParse(string? key, [NotNullWhen(true)] out EstimateReason? reason)
    {
        reason = All.FirstOrDefault(r => r.Key == key);
        return reason is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
