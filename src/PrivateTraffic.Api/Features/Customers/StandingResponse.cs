using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>Where a customer stands, and why.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Model">The version of the model.</param>
/// <param name="Cell">The matrix cell, such as <c>high.repurchase</c>.</param>
/// <param name="Band">The interaction band: silent, low, medium, high.</param>
/// <param name="Stage">The purchase stage: potential, first, repurchase, lapsed.</param>
/// <param name="Lifecycle">The lifecycle stage: introduction, growth, mature, silent, churn.</param>
/// <param name="Orders">Valid orders.</param>
/// <param name="NetAmount">Paid minus refunded, in fen.</param>
/// <param name="FirstPurchaseOn">The first purchase day.</param>
/// <param name="LastPurchaseOn">The last purchase day.</param>
/// <param name="LastInteractionOn">The last day with an interaction.</param>
/// <param name="NextOn">The first day on which the calendar alone may change this.</param>
/// <param name="Why">The numbers and thresholds behind it, and what would change it.</param>
public sealed record StandingResponse(
    DateOnly AsOf,
    int Model,
    string Cell,
    string Band,
    string Stage,
    string Lifecycle,
    int Orders,
    long NetAmount,
    DateOnly? FirstPurchaseOn,
    DateOnly? LastPurchaseOn,
    DateOnly? LastInteractionOn,
    DateOnly? NextOn,
    PlacementExplanation Why);
