namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// "x% of buyers bring y% of revenue": how revenue is spread over amounts (segmentation specification, section 6.1). Compared in 128-bit
/// whole numbers throughout.
/// </summary>
public sealed class Concentration
{
    private readonly long[] descending;

    /// <param name="amounts">What each buyer spent, in fen, at least 0, in any order.</param>
    public Concentration(IEnumerable<long> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        descending = [.. amounts];
        Array.Sort(descending, static (a, b) => b.CompareTo(a));
        foreach (var amount in descending)
        {
            Total += amount;
        }
    }

    /// <summary>Buyers.</summary>
    public long Buyers => descending.Length;

    /// <summary>Revenue in fen.</summary>
    public Int128 Total { get; private set; }

    /// <summary>
    /// The crossing point: the largest value v for which the share of buyers with M of at least v, and their share of revenue, add up to at
    /// least 1. It exists once and needs no iteration, because both shares rise with every lower value. 0 without buyers.
    /// </summary>
    public long Crossing()
    {
        Int128 sum = 0;
        for (var i = 0; i < descending.Length; i++)
        {
            sum += descending[i];
            var isLastOfValue = i + 1 == descending.Length || descending[i + 1] != descending[i];
            if (isLastOfValue && ((i + 1) * Total) + (sum * Buyers) >= Buyers * Total)
            {
                return descending[i];
            }
        }

        return 0;
    }

    /// <summary>
    /// The buyers for whom <paramref name="isHigh"/> holds, and what they spent. It must hold for every amount above one for which it
    /// holds.
    /// </summary>
    public (long Buyers, Int128 Amount) Top(Func<long, bool> isHigh)
    {
        ArgumentNullException.ThrowIfNull(isHigh);
        Int128 sum = 0;
        var count = 0;
        while (count < descending.Length && isHigh(descending[count]))
        {
            sum += descending[count++];
        }

        return (count, sum);
    }

    /// <summary>
    /// The Lorenz curve from the top: at each of <paramref name="points"/> equal shares of buyers, the share of revenue they bring.
    /// </summary>
    /// <param name="points">At least 1.</param>
    public IReadOnlyList<(double Buyers, double Revenue)> Curve(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var curve = new List<(double, double)>(points + 1) { (0, 0) };
        Int128 sum = 0;
        var done = 0;
        for (var p = 1; p <= points && Buyers > 0; p++)
        {
            for (var until = Buyers * p / points; done < until; done++)
            {
                sum += descending[done];
            }

            curve.Add(((double)done / Buyers, Total == 0 ? 0 : (double)sum / (double)Total));
        }

        return curve;
    }
}
