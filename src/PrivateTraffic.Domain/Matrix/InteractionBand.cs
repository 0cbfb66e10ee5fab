namespace PrivateTraffic.Domain.Matrix;

/// <summary>互动频次档: how often a customer interacts, the rows of the matrix. The numbers are levels and are stored.</summary>
public enum InteractionBand
{
    /// <summary>沉默: below the lowest entry level.</summary>
    Silent = 0,

    /// <summary>低.</summary>
    Low = 1,

    /// <summary>中.</summary>
    Medium = 2,

    /// <summary>高.</summary>
    High = 3,
}
