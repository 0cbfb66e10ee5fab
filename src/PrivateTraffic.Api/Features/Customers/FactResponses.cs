using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>An order. Amounts in fen.</summary>
/// <param name="Number">The order number at its source.</param>
/// <param name="Source">Where it was learnt: <c>wecom</c>, or the name of an import.</param>
/// <param name="PaidAt">When it was paid; for <paramref name="IsDateOnly"/> the start of the day.</param>
/// <param name="IsDateOnly">Whether only the day is known.</param>
/// <param name="Amount">What was paid.</param>
/// <param name="Refunded">What was paid back.</param>
/// <param name="Category">What was bought; null when not known.</param>
/// <param name="Channel">Where it was bought; null when not known.</param>
public sealed record OrderResponse(
    string Number, string Source, DateTime PaidAt, bool IsDateOnly, long Amount, long Refunded, string? Category, string? Channel);

/// <summary>An interaction.</summary>
/// <param name="Kind">What the customer did.</param>
/// <param name="At">When; for <paramref name="IsDateOnly"/> the start of the day.</param>
/// <param name="IsDateOnly">Whether only the day is known.</param>
/// <param name="Source">Where it was learnt: <c>moment</c>, <c>group</c>, <c>link</c>, or the name of an import.</param>
public sealed record InteractionResponse(InteractionKind Kind, DateTime At, bool IsDateOnly, string Source);
