using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// The cut-points of the value tiers (segmentation specification, section 7.5). They are values, so that equal customers are in equal
/// tiers; values are whole fen, so that sums are exact.
/// </summary>
/// <param name="WhaleFrom">Whales have at least this value, in fen; null when nobody has any value.</param>
/// <param name="HighPotentialFrom">
/// The crossing point: high potential from this value on, in fen. At most <paramref name="WhaleFrom"/>.
/// </param>
/// <param name="CrossingCustomerShare">The share of buyers at or above the crossing point.</param>
/// <param name="CrossingValueShare">Their share of the predicted value.</param>
public sealed record ClvTiers(long? WhaleFrom, long? HighPotentialFrom, double CrossingCustomerShare, double CrossingValueShare)
{
    /// <summary>
    /// Whether the crossing point separates nobody, or more than half of all buyers: not to be used for targeting without a look.
    /// </summary>
    public bool IsDegenerate => CrossingCustomerShare is 0 or > 0.5;

    /// <summary>Derives the cut-points from the values of all buyers.</summary>
    /// <param name="values">Predicted values in fen, at least 0, in any order.</param>
    public static ClvTiers Of(ReadOnlySpan<long> values)
    {
        var falling = values.ToArray();
        Array.Sort(falling);
        Array.Reverse(falling);
        var crossing = LorenzCrossing.Of(falling);
        return new ClvTiers(WhaleCut(falling), crossing.From, crossing.CustomerShare, crossing.AmountShare);
    }

    /// <summary>The tier of a value.</summary>
    public ClvTier TierOf(long value) => value >= WhaleFrom ? ClvTier.Whale
        : value >= HighPotentialFrom ? ClvTier.HighPotential
        : ClvTier.LongTail;

    /// <summary>The value that takes the sum past half of all; it is a whale's itself.</summary>
    private static long? WhaleCut(ReadOnlySpan<long> falling)
    {
        Int128 total = 0;
        foreach (var value in falling)
        {
            total += value;
        }

        Int128 sum = 0;
        foreach (var value in falling)
        {
            sum += value;
            if (total > 0 && 2 * sum >= total)
            {
                return value;
            }
        }

        return null;
    }
}
