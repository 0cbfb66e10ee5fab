namespace PrivateTraffic.Domain.Rfm;

/// <summary>The edges of the quintile scores of all three axes.</summary>
/// <param name="R">Of recency in days.</param>
/// <param name="F">Of frequency in orders.</param>
/// <param name="M">Of monetary in fen.</param>
public sealed record RfmEdges(QuintileEdges R, QuintileEdges F, QuintileEdges M)
{
    /// <summary>The scores of a buyer: a recency of few days scores high.</summary>
    public RfmScores ScoresOf(RfmFacts facts) =>
        new(5 - R.EdgesBelow(facts.Recency), 1 + F.EdgesBelow(facts.Frequency), 1 + M.EdgesBelow(facts.Monetary));
}
