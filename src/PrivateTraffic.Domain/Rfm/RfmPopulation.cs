namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// The RFM facts of all buyers, from which thresholds are derived: 16 bytes a buyer. Buyers may be added in any order and populations
/// merged; what is derived is the same. Not safe to share between threads.
/// </summary>
public sealed class RfmPopulation
{
    private readonly List<RfmFacts> buyers = [];

    /// <summary>Buyers.</summary>
    public int Count => buyers.Count;

    /// <summary>The facts of each buyer, in the order in which they were added.</summary>
    public IReadOnlyList<RfmFacts> Buyers => buyers;

    /// <summary>Adds a buyer.</summary>
    public void Add(RfmFacts facts) => buyers.Add(facts);

    /// <summary>Adds the buyers of another population.</summary>
    public void Merge(RfmPopulation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        buyers.AddRange(other.buyers);
    }

    internal long[] Sorted(Func<RfmFacts, long> axis)
    {
        var values = new long[buyers.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = axis(buyers[i]);
        }

        Array.Sort(values);
        return values;
    }
}
