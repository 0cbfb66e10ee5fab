namespace PrivateTraffic.Domain.Reasons;

/// <summary>What a reason explains.</summary>
public enum ReasonKind
{
    /// <summary>成交: they bought.</summary>
    Won = 0,

    /// <summary>丢单: they did not, and will not for now.</summary>
    Lost = 1,

    /// <summary>阻塞点: they hesitate.</summary>
    Obstacle = 2,
}
