namespace PrivateTraffic.Domain.Clv;

/// <summary>价值层级: how much of the predicted value a customer stands for. Every buyer is in exactly one. The numbers are stored.</summary>
public enum ClvTier
{
    /// <summary>长尾: below the crossing point of the Lorenz curve.</summary>
    LongTail = 0,

    /// <summary>高潜: below the whales, from the crossing point on.</summary>
    HighPotential = 1,

    /// <summary>鲸鱼: the few who together stand for half of the predicted value.</summary>
    Whale = 2,
}
