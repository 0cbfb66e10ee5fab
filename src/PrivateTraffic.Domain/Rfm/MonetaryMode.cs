namespace PrivateTraffic.Domain.Rfm;

/// <summary>How the M threshold is found (segmentation specification, section 6.1).</summary>
public enum MonetaryMode
{
    /// <summary>
    /// The point of the Lorenz curve where x% of buyers bring (100 − x)% of revenue, 20 and 80 exactly when the data are; high iff M is at
    /// least the threshold.
    /// </summary>
    Crossing = 0,

    /// <summary>The value that four fifths of buyers do not exceed; high iff M is above it.</summary>
    Top20 = 1,
}
