namespace PrivateTraffic.Domain.Rfm;

/// <summary>How the RFM segments of a model are made (segmentation specification, section 6).</summary>
public sealed record RfmRules
{
    /// <summary>The window in days from which orders count, the as-of day included; null for the whole history. 1 to 36,600.</summary>
    public int? WindowDays { get; init; }

    /// <summary>The share of buyers on one side of a threshold. Above 0, below 1; default 0.80.</summary>
    public decimal Level { get; init; } = 0.80m;

    /// <summary>How the M threshold is found. Default: the crossing point of the Lorenz curve.</summary>
    public MonetaryMode Monetary { get; init; }

    /// <summary>Thresholds that are fixed; null to derive them from the buyers of the as-of day.</summary>
    public RfmThresholds? Fixed { get; init; }

    /// <summary>The edges of quintile scores that are fixed; null to derive them from the buyers of the as-of day.</summary>
    public RfmEdges? FixedEdges { get; init; }

    /// <summary>The thresholds that are used below 50 buyers. Default: 18 days, 3 orders, 2,500 yuan.</summary>
    public RfmThresholds Defaults { get; init; } = new();

    /// <summary>The named segments of scores, the first that fits wins; null for <see cref="ScoreBox.Standard"/>.</summary>
    public IReadOnlyList<ScoreBox>? Boxes { get; init; }

    /// <summary>The named segments in use.</summary>
    internal IReadOnlyList<ScoreBox> BoxesInUse => Boxes ?? ScoreBox.Standard;

    /// <summary>Equal iff every rule is; boxes are compared one by one.</summary>
    public bool Equals(RfmRules? other) =>
        other is not null
        && (WindowDays, Level, Monetary, Fixed, FixedEdges, Defaults)
            == (other.WindowDays, other.Level, other.Monetary, other.Fixed, other.FixedEdges, other.Defaults)
        && (Boxes is null ? other.Boxes is null : other.Boxes is not null && Boxes.SequenceEqual(other.Boxes));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WindowDays, Level, Monetary, Fixed, FixedEdges, Defaults, Boxes?.Count);

    /// <summary>
    /// What is wrong with the rules, one sentence for each problem with the key, the value and the allowed range; empty when they can be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Check("windowDays", WindowDays, WindowDays is null or (>= 1 and <= 36_600), "1 to 36600, or null");
        Check("level", Level, Level is > 0 and < 1, "above 0 and below 1");
        foreach (var (key, thresholds) in new[] { ("fixed", Fixed), ("defaults", Defaults) })
        {
            Check($"{key}.recency", thresholds?.Recency, thresholds is not { Recency: < 0 }, "at least 0");
            Check($"{key}.frequency", thresholds?.Frequency, thresholds is not { Frequency: < 0 }, "at least 0");
            Check($"{key}.monetary", thresholds?.Monetary, thresholds is not { Monetary: < 0 }, "at least 0");
        }

        foreach (var (box, i) in (Boxes ?? []).Select((box, i) => (box, i)))
        {
            var isNamed = !string.IsNullOrWhiteSpace(box.Key) && box.Key != ScoreBox.Others.Key;
            Check($"boxes[{i}].key", box.Key, isNamed, $"a name other than '{ScoreBox.Others.Key}'");
            foreach (var (axis, range) in new[] { ("r", box.R), ("f", box.F), ("m", box.M) })
            {
                var isRange = range.From >= 1 && range.From <= range.To && range.To <= 5;
                Check($"boxes[{i}].{axis}", $"{range.From}..{range.To}", isRange, "within 1..5, rising");
            }
        }

        foreach (var twice in (Boxes ?? []).GroupBy(b => b.Key).Where(g => g.Count() > 1))
        {
            problems.Add($"rfm.boxes has the key '{twice.Key}' {twice.Count()} times; each key must be unique.");
        }

        return problems;

        void Check(string name, object? value, bool isRight, string allowed)
        {
            if (!isRight)
            {
                problems.Add(FormattableString.Invariant($"rfm.{name} is {value}; it must be {allowed}."));
            }
        }
    }
}
