namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// Buyers with a repeat purchase and a spend above 0, those with equal (x, spend) counted together. Spend is divided by the mean of the
/// mean spends, so that the bounds of a fit mean the same in every currency. Sorted, so that no order of input changes a bit of the result.
/// </summary>
internal sealed class SpendGroups
{
    private SpendGroups(int count) => (Repeats, Totals, Customers) = (new int[count], new double[count], new int[count]);

    /// <summary>x of each group.</summary>
    public int[] Repeats { get; }

    /// <summary>x times m of each group, in units of <see cref="MeanSpend"/>.</summary>
    public double[] Totals { get; }

    /// <summary>The number of customers in each group.</summary>
    public int[] Customers { get; }

    /// <summary>The number of groups.</summary>
    public int Count => Repeats.Length;

    /// <summary>The number of customers in all groups.</summary>
    public int Buyers { get; private init; }

    /// <summary>The mean over the customers of m, in fen; 0 without customers.</summary>
    public double MeanSpend { get; private init; }

    /// <summary>Pearson's correlation of x and m over the customers; null where one of the two does not vary.</summary>
    public double? Correlation { get; private init; }

    public static SpendGroups Of(ReadOnlySpan<BuyingSummary> buyers)
    {
        var pairs = new List<(int Repeats, long Amount)>(buyers.Length);
        foreach (ref readonly var buyer in buyers)
        {
            if (buyer.Repeats > 0 && buyer.RepeatAmount > 0)
            {
                pairs.Add((buyer.Repeats, buyer.RepeatAmount));
            }
        }

        pairs.Sort();
        var mean = pairs.Count == 0 ? 0 : pairs.Sum(MeanOf) / pairs.Count;
        var groups = new SpendGroups(pairs.Distinct().Count())
        {
            Buyers = pairs.Count,
            MeanSpend = mean,
            Correlation = CorrelationOf(pairs, mean),
        };
        var group = -1;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                group++;
                groups.Repeats[group] = pairs[i].Repeats;
                groups.Totals[group] = pairs[i].Amount / mean;
            }

            groups.Customers[group]++;
        }

        return groups;
    }

    private static double MeanOf((int Repeats, long Amount) pair) => (double)pair.Amount / pair.Repeats;

    private static double? CorrelationOf(List<(int Repeats, long Amount)> pairs, double meanSpend)
    {
        var meanRepeats = pairs.Count == 0 ? 0 : pairs.Average(p => p.Repeats);
        var (both, ofRepeats, ofSpend) = (0.0, 0.0, 0.0);
        foreach (var pair in pairs)
        {
            var (x, m) = (pair.Repeats - meanRepeats, MeanOf(pair) - meanSpend);
            both += x * m;
            ofRepeats += x * x;
            ofSpend += m * m;
        }

        return ofRepeats > 0 && ofSpend > 0 ? both / Math.Sqrt(ofRepeats * ofSpend) : null;
    }
}
