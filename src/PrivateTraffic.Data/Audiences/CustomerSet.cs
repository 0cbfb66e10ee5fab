using System.Numerics;

namespace PrivateTraffic.Data.Audiences;

/// <summary>A set of customers by row, one bit each. Sets of one <see cref="CustomerRows"/> can be combined.</summary>
/// <param name="rows">How many rows there are.</param>
public sealed class CustomerSet(int rows)
{
    private const int Bits = 64;

    private readonly ulong[] words = new ulong[(rows + Bits - 1) / Bits];

    /// <summary>How many customers are in it.</summary>
    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether a row is in it; rows below 0 never are.</summary>
    public bool Contains(int row) => row >= 0 && (words[row / Bits] >> (row % Bits) & 1) != 0;

    /// <summary>Adds a row.</summary>
    public void Add(int row) => words[row / Bits] |= 1UL << (row % Bits);

    /// <summary>Adds a row while others add theirs.</summary>
    public void AddShared(int row) => Interlocked.Or(ref words[row / Bits], 1UL << (row % Bits));

    /// <summary>Adds those of another set.</summary>
    public CustomerSet Add(CustomerSet other)
    {
        var theirs = other.words;
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= theirs[i];
        }

        return this;
    }

    /// <summary>Keeps those who are in another set, too.</summary>
    public CustomerSet Keep(CustomerSet other)
    {
        var theirs = other.words;
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= theirs[i];
        }

        return this;
    }

    /// <summary>Takes out those of another set.</summary>
    public CustomerSet Remove(CustomerSet other)
    {
        var theirs = other.words;
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= ~theirs[i];
        }

        return this;
    }

    /// <summary>A set of its own with the same customers.</summary>
    public CustomerSet Copy() => new CustomerSet(words.Length * Bits).Add(this);

    /// <summary>The rows after one, rising.</summary>
    /// <param name="after">-1 for all.</param>
    public IEnumerable<int> Rows(int after = -1)
    {
        var first = after + 1;
        for (var i = first / Bits; i < words.Length; i++)
        {
            var word = i == first / Bits ? words[i] & (ulong.MaxValue << (first % Bits)) : words[i];
            for (; word != 0; word &= word - 1)
            {
                yield return (i * Bits) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
