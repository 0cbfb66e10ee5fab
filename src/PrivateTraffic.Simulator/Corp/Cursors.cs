using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>
/// Cursors are sealed: bound to API, app and filter, good for a day. The same cursor always leads to the same place.
/// </summary>
internal sealed class Cursors(SimClock clock, int seed)
{
    private const int LifetimeSeconds = 24 * 3600;
    private const int SealLength = 8;

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes($"cursor {seed}"));

    /// <summary>A cursor for the next page.</summary>
    /// <param name="scope">Everything the cursor is bound to.</param>
    /// <param name="position">Where the next page begins.</param>
    public string Write(string scope, long position)
    {
        Span<byte> content = stackalloc byte[16 + SealLength];
        BinaryPrimitives.WriteInt64BigEndian(content, position);
        BinaryPrimitives.WriteInt64BigEndian(content[8..], clock.Now);
        Seal(scope, content[..16], content[16..]);
        return Convert.ToBase64String(content).Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The position in a cursor; 0 for none.</summary>
    /// <exception cref="WeComRefusal">50100: tampered with, made for something else, or too old.</exception>
    public long Read(string scope, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        Span<byte> content = stackalloc byte[16 + SealLength];
        Span<byte> seal = stackalloc byte[SealLength];
        if (!Convert.TryFromBase64String(cursor.Replace('-', '+').Replace('_', '/'), content, out var length) || length != content.Length)
        {
            throw new WeComRefusal(Errors.InvalidCursor);
        }

        Seal(scope, content[..16], seal);
        var issuedAt = BinaryPrimitives.ReadInt64BigEndian(content[8..]);
        return seal.SequenceEqual(content[16..]) && clock.Now - issuedAt <= LifetimeSeconds
            ? BinaryPrimitives.ReadInt64BigEndian(content)
            : throw new WeComRefusal(Errors.InvalidCursor);
    }

    private void Seal(string scope, ReadOnlySpan<byte> content, Span<byte> seal)
    {
        var scopeBytes = Encoding.UTF8.GetBytes(scope);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. scopeBytes, .. content], hash);
        hash[..SealLength].CopyTo(seal);
    }
}
