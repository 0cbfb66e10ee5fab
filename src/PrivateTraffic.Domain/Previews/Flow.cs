namespace PrivateTraffic.Domain.Previews;

/// <summary>Customers who go the same way.</summary>
/// <param name="Customers">How many.</param>
/// <param name="NetAmount">What they paid in all, in fen.</param>
public readonly record struct Flow(long Customers, long NetAmount)
{
    /// <summary>Both together.</summary>
    public static Flow operator +(Flow left, Flow right) => new(left.Customers + right.Customers, left.NetAmount + right.NetAmount);
}
