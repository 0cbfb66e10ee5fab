namespace PrivateTraffic.Domain.Validity;

/// <summary>Shares of whole numbers of customers, tested without binary rounding (segmentation specification, section 0).</summary>
internal static class Share
{
    /// <summary>
    /// The least rank that holds at least a share of <paramref name="count"/> things: <c>ceil(share · count)</c>, computed exactly.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="count">At least 0.</param>
    public static long Rank(decimal share, long count) => (long)decimal.Ceiling(share * count);
}
