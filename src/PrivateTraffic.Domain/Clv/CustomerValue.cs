namespace PrivateTraffic.Domain.Clv;

/// <summary>What one buyer is expected to bring, and the numbers behind it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Repeats">x: purchase days after the first.</param>
/// <param name="RecencyWeeks">t_x: weeks from the first to the last purchase day.</param>
/// <param name="AgeWeeks">T: weeks from the first purchase day to the as-of day.</param>
/// <param name="ProbabilityActive">
/// P(active), not to be used for ranking: 1 for everybody with a single purchase day. Null without a model.
/// </param>
/// <param name="ExpectedPurchases">Purchase days within the horizon.</param>
/// <param name="ExpectedSpend">Spend on one of them, in fen.</param>
/// <param name="Value">The predicted value over the horizon, in fen, rounded to whole fen.</param>
/// <param name="Tier">The tier of that value.</param>
/// <param name="IsFading">Whether a customer who brought much so far is expected to bring little.</param>
public readonly record struct CustomerValue(
    long CustomerId,
    int Repeats,
    double RecencyWeeks,
    double AgeWeeks,
    double? ProbabilityActive,
    double ExpectedPurchases,
    double ExpectedSpend,
    long Value,
    ClvTier Tier,
    bool IsFading);
