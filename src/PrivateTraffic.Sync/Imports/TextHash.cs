using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// A hash of 64 bits of texts and numbers, by folded multiplication as in wyhash. The start is drawn anew for each process, so that
/// nobody can prepare texts that meet; hence values are good in this process only.
/// </summary>
internal struct TextHash()
{
    private const ulong Secret = 0xA0761D6478BD642F;

    private static readonly ulong Start = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private ulong state = Start;

    public readonly ulong Value => Fold(state ^ Secret, Start);

    /// <summary>Adds a text; null and empty differ, and so do "ab", "c" and "a", "bc".</summary>
    public TextHash Add(string? text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        Add(text is null ? -1L : bytes.Length);
        while (bytes.Length >= sizeof(ulong))
        {
            Add(MemoryMarshal.Read<long>(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        bytes.CopyTo(rest);
        return Add(MemoryMarshal.Read<long>(rest));
    }

    public TextHash Add(long number)
    {
        state = Fold(state ^ (ulong)number, Secret ^ state >> 32);
        return this;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
