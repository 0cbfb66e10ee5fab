using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.Data.Protection;

/// <summary>
/// Protects names, remarks and phone numbers at rest with AES-256-GCM. The nonce is derived from the text by a key of its own, so that the
/// same text gives the same bytes and an unchanged row is seen to be unchanged; what that tells a thief is which rows hold equal texts.
/// Safe to share between threads.
/// </summary>
/// <remarks>Layout: number of the key (1 byte), nonce (12), ciphertext, tag (16).</remarks>
public sealed class PersonalData
{
    private const int NonceLength = 12;
    private const int TagLength = CipherPool.TagLength;

    private readonly KeyRing ring;

    public PersonalData(KeyRing ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        this.ring = ring;
    }

    /// <summary>Protects a text with the newest key.</summary>
    public byte[] Protect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = ring.Newest;
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[1 + NonceLength + plain.Length + TagLength];
        result[0] = key.Number;
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.NonceKey, plain, mac);
        mac[..NonceLength].CopyTo(result.AsSpan(1));
        var cipher = key.Ciphers.Take();
        cipher.Encrypt(result.AsSpan(1, NonceLength), plain, result.AsSpan(1 + NonceLength, plain.Length), result.AsSpan(^TagLength..));
        key.Ciphers.Return(cipher);
        return result;
    }

    /// <summary>Protects a text, or keeps nothing as nothing: null and empty become null.</summary>
    public byte[]? ProtectOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Protect(text);

    /// <summary>The text that was protected.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, or their key is not in the ring.</exception>
    public string Reveal(ReadOnlySpan<byte> data)
    {
        if (data.Length < 1 + NonceLength + TagLength)
        {
            throw new CryptographicException("Protected data is too short.");
        }

        var key = ring.Find(data[0]) ?? throw new CryptographicException($"Key {data[0]} of protected data is not in the key ring.");
        var length = data.Length - 1 - NonceLength - TagLength;
        Span<byte> plain = length <= 512 ? stackalloc byte[length] : new byte[length];
        var cipher = key.Ciphers.Take();
        cipher.Decrypt(data.Slice(1, NonceLength), data.Slice(1 + NonceLength, length), data[^TagLength..], plain);
        key.Ciphers.Return(cipher);
        return Encoding.UTF8.GetString(plain);
    }

    /// <inheritdoc cref="Reveal(ReadOnlySpan{byte})"/>
    public string? RevealOrNull(byte[]? data) => data is null ? null : Reveal(data);

    /// <summary>
    /// A value by which a phone number can be looked up without being stored: 22 characters, the same for every way of writing the number.
    /// </summary>
    public string BlindIndex(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        var national = digits is ['8', '6', .. { Length: 11 } rest] ? rest : digits;
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(ring.IndexKey, Encoding.ASCII.GetBytes(national), mac);
        return Convert.ToBase64String(mac[..16])[..22].Replace('+', '-').Replace('/', '_');
    }
}
