namespace PrivateTraffic.Domain.Clv;

/// <summary>Where values come from. All values of one analysis come from the same: the two are never mixed in one ranking.</summary>
public enum ClvMethod
{
    /// <summary>BG/NBD and Gamma-Gamma.</summary>
    Model = 0,

    /// <summary>The fallback of section 7.6: shrunken averages and the return rate of the recency bucket.</summary>
    Heuristic = 1,
}
