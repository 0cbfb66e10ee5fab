namespace PrivateTraffic.Domain.Validity;

/// <summary>How evenly customers are spread over the defined segments (segmentation specification, section 9).</summary>
/// <param name="Entropy">
/// Normalised entropy −Σ p ln p / ln k over all k defined segments, empty ones included: 1 when all are of one size, 0 when one holds
/// everybody. Null with one segment or without customers.
/// </param>
/// <param name="TooSmall">For each segment whether it holds fewer than 30 customers or fewer than 1%: too few to act on.</param>
public sealed record SegmentBalance(double? Entropy, IReadOnlyList<bool> TooSmall)
{
    /// <summary>The balance of some segments.</summary>
    public static SegmentBalance Of(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var total = counts.Sum();
        return new SegmentBalance(
            counts.Count < 2 || total == 0 ? null : counts.Sum(n => Surprise((double)n / total)) / Math.Log(counts.Count),
            [.. counts.Select(n => n < MinimumData.RateCustomers || 100 * n < total)]);
    }

    private static double Surprise(double share) => share == 0 ? 0 : -share * Math.Log(share);
}
