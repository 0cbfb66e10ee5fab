namespace PrivateTraffic.Domain.Labels.Rhythm;

/// <summary>购买节奏: how a buyer keeps to the rhythm they are expected to have. The numbers are stored.</summary>
public enum RhythmStatus
{
    /// <summary>Never bought: no rhythm.</summary>
    NeverBought = 0,

    /// <summary>按时: within one and a half expected gaps of the last purchase.</summary>
    OnTime = 1,

    /// <summary>延迟: within three.</summary>
    Delayed = 2,

    /// <summary>中断: longer away.</summary>
    BrokenOff = 3,
}
