using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>
/// Signs, encrypts and decrypts callbacks (protocol section 12.3). Padding goes up to 32 bytes, which is more than AES's own
/// block, so it is put on and taken off by hand.
/// </summary>
internal sealed class CallbackCrypto
{
    public const int AesKeyLength = 43;

    private const int BlockSize = 32;
    private const int RandomLength = 16;

    private readonly string token;
    private readonly byte[] key;

    /// <summary>Takes the values of an app's "receive messages" page.</summary>
    /// <exception cref="FormatException">The key is not 43 characters of Base64.</exception>
    public CallbackCrypto(string token, string encodingAesKey)
    {
        this.token = token;
        key = encodingAesKey.Length == AesKeyLength
            ? Convert.FromBase64String(encodingAesKey + "=")
            : throw new FormatException("An EncodingAESKey has 43 characters.");
    }

    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
        return Sha1Hex.Of(string.Concat(parts));
    }

    public string Encrypt(string message, string receiveId) => Encrypt(message, receiveId, RandomNumberGenerator.GetBytes(RandomLength));

    internal string Encrypt(string message, string receiveId, ReadOnlySpan<byte> random)
    {
        var messageLength = Encoding.UTF8.GetByteCount(message);
        var length = RandomLength + 4 + messageLength + Encoding.UTF8.GetByteCount(receiveId);
        var padding = BlockSize - (length % BlockSize);
        var plain = new byte[length + padding];
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomLength), messageLength);
        Encoding.UTF8.GetBytes(message, plain.AsSpan(RandomLength + 4));
        Encoding.UTF8.GetBytes(receiveId, plain.AsSpan(RandomLength + 4 + messageLength));
        plain.AsSpan(length).Fill((byte)padding);
        using var aes = NewAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <summary>The message and the id it was made for; null if this is not an encrypted message.</summary>
    public (string Message, string ReceiveId)? Decrypt(string encrypted)
    {
        byte[] plain;
        try
        {
            using var aes = NewAes();
            plain = aes.DecryptCbc(Convert.FromBase64String(encrypted), key.AsSpan(0, 16), PaddingMode.None);
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            return null;
        }

        var end = plain.Length - (plain.Length > 0 ? plain[^1] : 0);
        if (plain.Length < BlockSize || end < RandomLength + 4 || plain[^1] is 0 or > BlockSize)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(RandomLength));
        var start = RandomLength + 4;
        return length >= 0 && start + length <= end
            ? (Encoding.UTF8.GetString(plain, start, length), Encoding.UTF8.GetString(plain, start + length, end - start - length))
            : null;
    }

    private Aes NewAes()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
