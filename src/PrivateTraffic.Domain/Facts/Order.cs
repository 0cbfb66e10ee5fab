using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Domain.Facts;

/// <summary>A paid order. Amounts are integer fen (hundredths of the currency unit); a genuine order may cost 0.</summary>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="Amount">What was paid, in fen, at least 0.</param>
/// <param name="Refunds">What was paid back, in any order.</param>
public sealed record Order(FactTime PaidAt, long Amount, IReadOnlyList<Refund> Refunds)
{
    /// <summary>An order without refunds.</summary>
    public Order(FactTime paidAt, long amount)
        : this(paidAt, amount, [])
    {
    }
}

/// <summary>Money paid back for an order; <paramref name="Amount"/> in fen, at least 0.</summary>
/// <param name="On">The business day from which the refund is visible.</param>
/// <param name="Amount">The amount in fen.</param>
public readonly record struct Refund(DateOnly On, long Amount);
