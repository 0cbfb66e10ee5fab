namespace PrivateTraffic.Domain.Lifecycle;

/// <summary>生命周期阶段. The numbers are stored.</summary>
public enum LifecycleStage
{
    /// <summary>导入期: added, has not bought.</summary>
    Introduction = 0,

    /// <summary>成长期: has bought, not yet often enough to be mature.</summary>
    Growth = 1,

    /// <summary>成熟期: has bought again.</summary>
    Mature = 2,

    /// <summary>沉默期: longer away than most who come back.</summary>
    Silent = 3,

    /// <summary>流失期: away so long that a return is unlikely.</summary>
    Churn = 4,
}
