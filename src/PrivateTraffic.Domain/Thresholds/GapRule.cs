using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Thresholds;

/// <summary>
/// A gap rule: how long customers take from an anchor event to a return event, and which share of them makes the threshold
/// (segmentation specification, sections 1 and 2). Examples: paid and opened, paid and paid, any interaction and any interaction.
/// The population filter of a rule is whom the caller adds to its <see cref="GapSample"/>.
/// </summary>
public sealed record GapRule
{
    /// <summary>The events that start an episode. Default: orders and every interaction.</summary>
    public EventSet Anchor { get; init; } = EventSet.All;

    /// <summary>The events that end an episode. Default: orders and every interaction.</summary>
    public EventSet Return { get; init; } = EventSet.All;

    /// <summary>The share that makes the threshold. Above 0, below 1; default 0.80.</summary>
    public decimal Level { get; init; } = 0.80m;

    /// <summary>The estimator whose value is used; the others are reported beside it. Default: user-weighted product limit.</summary>
    public GapEstimator Estimator { get; init; }

    /// <summary>Of whom the share is taken. Default: of those who come back.</summary>
    public GapDenominator Denominator { get; init; }

    /// <summary>
    /// A fixed observation window in days, the as-of day included, at least 2; null to choose the window where the value is flat.
    /// </summary>
    public int? WindowDays { get; init; }

    /// <summary>A fixed business horizon in days, at least 1; null for half of the window, up to which gaps are fully observable.</summary>
    public int? HorizonDays { get; init; }

    /// <summary>
    /// How much the value may change over the next two candidate windows, as a share of itself, to be called flat; a change of one day is
    /// always allowed. 0 to 1; default 0.10.
    /// </summary>
    public decimal FlatWithin { get; init; } = 0.10m;

    /// <summary>
    /// The window in days that is used while less than the shortest candidate window has been recorded. At least 2; default 60.
    /// </summary>
    public int FallbackWindowDays { get; init; } = 60;

    /// <summary>
    /// The events on which recency is measured that is compared with the threshold of this rule (section 3, "same clock as the rule").
    /// </summary>
    internal EventSet Clock => Anchor | Return;

    /// <summary>
    /// Whether times of day matter. With equal event sets they do not: all events of one day are one event, and a return is on a later day.
    /// </summary>
    internal bool NeedsTimes => Anchor != Return;

    /// <summary>
    /// What is wrong with the rule, one sentence for each problem with the key, the value and the allowed range; empty when it can be used.
    /// </summary>
    /// <param name="key">The name of the rule in the sentences, such as <c>thresholds.silent</c>.</param>
    public IReadOnlyList<string> Problems(string key)
    {
        var problems = new List<string>();
        Events("anchor", Anchor);
        Events("return", Return);
        Check("level", Level, Level is > 0 and < 1, "above 0 and below 1");
        Check("windowDays", WindowDays, WindowDays is null or (>= 2 and <= MostDays), $"2 to {MostDays}, or null");
        Check("horizonDays", HorizonDays, HorizonDays is null or (>= 1 and < MostDays), $"1 to {MostDays - 1}, or null");
        Check("flatWithin", FlatWithin, FlatWithin is >= 0 and <= 1, "0 to 1");
        Check("fallbackWindowDays", FallbackWindowDays, FallbackWindowDays is >= 2 and <= MostDays, $"2 to {MostDays}");
        if (WindowDays is { } window && HorizonDays is { } horizon && horizon >= window)
        {
            problems.Add($"{key}.horizonDays is {horizon}; it must be below {key}.windowDays, which is {window}.");
        }

        return problems;

        void Events(string name, EventSet events) => Check(
            name, events, events != EventSet.None && (events & ~EventSet.All) == 0, "one or more events");

        void Check(string name, object? value, bool isRight, string allowed)
        {
            if (!isRight)
            {
                problems.Add(FormattableString.Invariant($"{key}.{name} is {value}; it must be {allowed}."));
            }
        }
    }

    /// <summary>The longest window and threshold that are configured: a hundred years, far beyond any record.</summary>
    private const int MostDays = 36_600;
}
