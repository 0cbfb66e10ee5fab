namespace PrivateTraffic.Domain.Rfm;

/// <summary>The values that part high from low on the three axes (segmentation specification, section 6.1). Values, never ranks.</summary>
public sealed record RfmThresholds
{
    /// <summary>R*, days: high (recent) iff R is at most this. At least 0; default 18.</summary>
    public int Recency { get; init; } = 18;

    /// <summary>F*, orders: high iff F is above this. At least 0; default 3.</summary>
    public int Frequency { get; init; } = 3;

    /// <summary>
    /// M*, fen: high iff M is at least this, or above it with <see cref="MonetaryMode.Top20"/>. At least 0; default 250,000 (2,500 yuan).
    /// </summary>
    public long Monetary { get; init; } = 250_000;

    /// <summary>How M is compared with its threshold. Default: as the crossing point is.</summary>
    public MonetaryMode Mode { get; init; }

    /// <summary>Whether a recency is on the high side.</summary>
    public bool IsRecent(int recency) => recency <= Recency;

    /// <summary>Whether a frequency is on the high side: strict, because F has massive ties at 1.</summary>
    public bool IsFrequent(int frequency) => frequency > Frequency;

    /// <summary>Whether an amount is on the high side.</summary>
    public bool IsValuable(long monetary) => Mode == MonetaryMode.Top20 ? monetary > Monetary : monetary >= Monetary;

    /// <summary>The value segment of a buyer.</summary>
    public RfmSegment SegmentOf(RfmFacts facts) =>
        RfmSegment.Of(IsRecent(facts.Recency), IsFrequent(facts.Frequency), IsValuable(facts.Monetary));
}
