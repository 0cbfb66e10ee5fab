namespace PrivateTraffic.Domain.Matrix;

/// <summary>消费阶段: how far a customer has come in buying, the columns of the matrix. The numbers are stored.</summary>
public enum PurchaseStage
{
    /// <summary>潜在: never bought.</summary>
    Potential = 0,

    /// <summary>首购: bought on one day.</summary>
    First = 1,

    /// <summary>复购: bought on two days or more.</summary>
    Repurchase = 2,

    /// <summary>流失: bought, but too long ago.</summary>
    Lapsed = 3,
}
