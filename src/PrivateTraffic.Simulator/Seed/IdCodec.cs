namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// Writes a running number as an opaque id and reads it back, so that a million ids need no table. An id that was not
/// written here is recognised as foreign.
/// </summary>
internal sealed class IdCodec
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int NumberLength = 11;
    private const ulong Factor = 0xD6E8FEB86659FD93;

    private static readonly ulong Inverse = InverseOf(Factor);

    private readonly Noise noise;
    private readonly string prefix;
    private readonly int length;
    private readonly ulong key;

    /// <summary>One codec for each kind of id.</summary>
    /// <param name="noise">The world's noise, so that ids differ between worlds.</param>
    /// <param name="prefix">What every id of this kind begins with.</param>
    /// <param name="length">Length of the whole id.</param>
    public IdCodec(Noise noise, string prefix, int length)
    {
        this.noise = noise;
        this.prefix = prefix;
        this.length = length;
        key = noise.Bits(Facet.IdScramble, prefix.Aggregate(7L, (hash, c) => (hash * 31) + c), length);
    }

    public string Encode(long number) =>
        string.Create(length, (codec: this, number), static (target, state) => state.codec.Write(target, state.number));

    public bool TryDecode(string id, out long number)
    {
        number = 0;
        if (id.Length != length || !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var bits = 0UL;
        foreach (var c in id.AsSpan(prefix.Length, NumberLength))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 6) | (uint)digit;
        }

        number = (long)Unscramble(bits);
        return string.Equals(Encode(number), id, StringComparison.Ordinal);
    }

    private void Write(Span<char> target, long number)
    {
        prefix.CopyTo(target);
        WriteDigits(target.Slice(prefix.Length, NumberLength), Scramble((ulong)number));
        var rest = target[(prefix.Length + NumberLength)..];
        for (var part = 0; !rest.IsEmpty; part++)
        {
            var piece = rest[..Math.Min(10, rest.Length)];
            WriteDigits(piece, noise.Bits(Facet.IdFiller, number, (long)key, part));
            rest = rest[piece.Length..];
        }
    }

    private static void WriteDigits(Span<char> target, ulong bits)
    {
        for (var i = target.Length - 1; i >= 0; i--, bits >>= 6)
        {
            target[i] = Alphabet[(int)(bits & 63)];
        }
    }

    private ulong Scramble(ulong x)
    {
        x = (x ^ key) * Factor;
        return (x ^ (x >> 32)) * Factor;
    }

    private ulong Unscramble(ulong x)
    {
        x *= Inverse;
        return ((x ^ (x >> 32)) * Inverse) ^ key;
    }

    // Newton's iteration doubles the number of right bits each time; an odd number is its own inverse in the lowest three.
    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;
        for (var i = 0; i < 5; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
