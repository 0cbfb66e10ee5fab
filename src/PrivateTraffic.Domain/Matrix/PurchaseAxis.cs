namespace PrivateTraffic.Domain.Matrix;

/// <summary>The columns of the matrix (segmentation specification, section 5).</summary>
public sealed record PurchaseAxis
{
    /// <summary>
    /// Days without an order after which a buyer is 流失: lapsed iff the last purchase is more than this many days ago.
    /// At least 1; default 90.
    /// </summary>
    public int LapsedAfterDays { get; init; } = 90;

    /// <summary>The stage of a customer. A new order leaves <see cref="PurchaseStage.Lapsed"/> at once.</summary>
    /// <param name="purchaseDays">Days with at least one valid order.</param>
    /// <param name="daysSinceLast">Days since the last of them, at least 0; ignored without purchases.</param>
    public PurchaseStage StageOf(int purchaseDays, int daysSinceLast) => purchaseDays switch
    {
        0 => PurchaseStage.Potential,
        _ when daysSinceLast > LapsedAfterDays => PurchaseStage.Lapsed,
        1 => PurchaseStage.First,
        _ => PurchaseStage.Repurchase,
    };
}
