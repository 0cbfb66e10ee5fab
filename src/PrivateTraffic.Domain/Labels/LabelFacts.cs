using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Labels.Categories;
using PrivateTraffic.Domain.Labels.Preferences;

namespace PrivateTraffic.Domain.Labels;

/// <summary>What labels look at beyond a customer's history, as of the day.</summary>
/// <param name="Purchases">What was bought of which category; orders without a category are left out.</param>
/// <param name="DeclaredGender">What the customer declared, such as <c>female</c>; null where they declared nothing.</param>
/// <param name="Messages">When members sent them a message of their own.</param>
/// <param name="Links">The links that were made for them, and how many of these they opened.</param>
public sealed record LabelFacts(
    IReadOnlyList<CategoryPurchase> Purchases, string? DeclaredGender, IReadOnlyList<FactTime> Messages, ChannelTally Links)
{
    /// <summary>Nothing is known beyond the history.</summary>
    public static LabelFacts None { get; } = new([], null, [], default);
}
