namespace PrivateTraffic.Domain.Rfm;

/// <summary>The thresholds of recall priorities, derived from the buyers of 重要挽留 themselves. Values, never ranks.</summary>
/// <param name="ValuableFrom">
/// Fen: valuable within the list iff M is at least this, the crossing point of the list's own Lorenz curve (segmentation specification,
/// section 6.1).
/// </param>
/// <param name="LatelyUntil">Days: left lately iff R is at most this, twice R*.</param>
/// <param name="Buyers">Buyers of the list.</param>
public sealed record RecallRules(long ValuableFrom, int LatelyUntil, long Buyers)
{
    /// <summary>The priority of a buyer of the list.</summary>
    public RecallPriority PriorityOf(RfmFacts facts) => (facts.Monetary >= ValuableFrom, facts.Recency <= LatelyUntil) switch
    {
        (true, true) => RecallPriority.First,
        (false, false) => RecallPriority.Third,
        _ => RecallPriority.Second,
    };
}
