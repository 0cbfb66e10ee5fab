namespace PrivateTraffic.Domain.Statistics;

/// <summary>
/// The point of the Lorenz curve where x% of customers bring (100 - x)% of an amount (segmentation specification, section 6.1). Exact:
/// amounts are integers and the test is made in 128 bits.
/// </summary>
/// <param name="From">
/// The amount of the crossing: customers with at least this are on the high side. Null when nobody has any amount.
/// </param>
/// <param name="Customers">Customers on the high side.</param>
/// <param name="CustomerShare">Their share of all customers.</param>
/// <param name="AmountShare">Their share of the whole amount.</param>
internal readonly record struct LorenzCrossing(long? From, long Customers, double CustomerShare, double AmountShare)
{
    /// <summary>Finds the crossing.</summary>
    /// <param name="falling">Amounts of all customers, at least 0, the largest first.</param>
    public static LorenzCrossing Of(ReadOnlySpan<long> falling)
    {
        Int128 total = 0;
        foreach (var amount in falling)
        {
            total += amount;
        }

        Int128 sum = 0;
        for (var i = 0; i < falling.Length && total > 0; i++)
        {
            sum += falling[i];
            var isLastOfItsValue = i + 1 == falling.Length || falling[i + 1] != falling[i];
            if (isLastOfItsValue && ((i + 1) * total) + (sum * falling.Length) >= falling.Length * total)
            {
                return new LorenzCrossing(falling[i], i + 1, (i + 1.0) / falling.Length, (double)sum / (double)total);
            }
        }

        return new LorenzCrossing(null, 0, 0, 0);
    }
}
