using System.Text;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>
/// A random part of everybody that stays the same: each customer has a bucket for each seed, whatever else changes.
/// </summary>
/// <param name="From">The first bucket wanted, at least 1.</param>
/// <param name="To">The last one.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Seed">Names the draw: other seeds deal customers anew.</param>
public sealed record BucketCondition(int From, int To, int Of, string Seed) : AudienceCondition
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    private readonly ulong start = StartOf(Seed);

    /// <summary>The bucket of a customer, 1 to <see cref="Of"/>.</summary>
    public int BucketOf(long customerId)
    {
        unchecked
        {
            // The finalizer of SplitMix64: neighbouring numbers fall into unrelated buckets.
            var mixed = (start ^ (ulong)customerId) + 0x9E37_79B9_7F4A_7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)Of) + 1;
        }
    }

    /// <inheritdoc/>
    public bool Equals(BucketCondition? other) =>
        other is not null && From == other.From && To == other.To && Of == other.Of && Seed == other.Seed;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Of, Seed);

    /// <summary>FNV-1a over the seed: the same on every machine and in every version, as the hash of the framework is not.</summary>
    private static ulong StartOf(string seed)
    {
        var hash = Offset;
        foreach (var value in Encoding.UTF8.GetBytes(seed))
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }
}
