namespace PrivateTraffic.Domain.Rfm;

/// <summary>Quintile scores of a buyer, 1 to 5 on each axis, 5 the best (segmentation specification, section 6.2).</summary>
public readonly record struct RfmScores(int R, int F, int M)
{
    /// <summary>The composite code, such as 535: <c>100 R + 10 F + M</c>.</summary>
    public int Code => (100 * R) + (10 * F) + M;
}
