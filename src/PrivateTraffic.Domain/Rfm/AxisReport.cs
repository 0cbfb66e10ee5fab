namespace PrivateTraffic.Domain.Rfm;

/// <summary>How one RFM axis parts the buyers.</summary>
/// <param name="Threshold">R* in days, F* in orders, or M* in fen.</param>
/// <param name="HighBuyers">Buyers on the high side.</param>
/// <param name="Buyers">All buyers.</param>
/// <param name="IsDegenerate">
/// Whether the high side of F or M holds nobody or more than half of the buyers: labels follow the rule, but the axis must not be used for
/// targeting without review. Never for R, whose high side holds four fifths by construction.
/// </param>
public sealed record AxisReport(long Threshold, long HighBuyers, long Buyers, bool IsDegenerate)
{
    /// <summary>The share of buyers on the high side, 0 to 1; 0 without buyers.</summary>
    public double HighShare => Buyers == 0 ? 0 : (double)HighBuyers / Buyers;
}
