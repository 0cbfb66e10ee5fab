using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Domain.Facts;

/// <summary>One inbound act of a customer. What the company sends is never an interaction.</summary>
public readonly record struct Interaction(InteractionKind Kind, FactTime At);
