namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// Adjusts p-values that are shown together (Benjamini and Hochberg 1995): sorted rising, <c>q_(i) = min over j ≥ i of p_(j) m / j</c>, at
/// most 1.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The adjusted values, in the order of the given ones. Missing tests stay missing and do not count.</summary>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).Where(i => pValues[i] is not null).OrderByDescending(i => pValues[i]).ToArray();
        var adjusted = new double?[pValues.Count];
        var least = 1.0;
        for (var i = 0; i < order.Length; i++)
        {
            var rank = order.Length - i;
            least = Math.Min(least, pValues[order[i]]!.Value * order.Length / rank);
            adjusted[order[i]] = least;
        }

        return adjusted;
    }
}
