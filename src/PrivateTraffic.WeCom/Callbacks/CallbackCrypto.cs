using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// Signs, opens and seals callbacks (D90968): SHA-1 over the sorted parts, AES-256-CBC with the first half of the key as IV, padding to 32
/// bytes. Pure; thread-safe. Its failures are <see cref="CallbackRejectedException"/>s, whatever the input.
/// </summary>
public sealed class CallbackCrypto
{
    /// <summary>
    /// Longest ciphertext accepted, in base64 characters. The largest documented event, a group with 500 changed members, is under 30 KB.
    /// </summary>
    public const int MaxEncryptedLength = 1024 * 1024;

    private const int PrefixBytes = 16;
    private const int LengthBytes = 4;
    private const int BlockBytes = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string token;
    private readonly byte[] key;
    private readonly byte[] receiveId;

    /// <summary>Takes the three values of the callback settings.</summary>
    /// <param name="token">At most 32 letters and digits.</param>
    /// <param name="encodingAesKey">43 letters and digits: a base64 of 32 bytes without its last sign.</param>
    /// <param name="receiveId">The corp id for in-house apps, the suite id for third-party ones.</param>
    /// <exception cref="ArgumentException"><paramref name="encodingAesKey"/> is not such a key.</exception>
    public CallbackCrypto(string token, string encodingAesKey, string receiveId)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        ArgumentNullException.ThrowIfNull(encodingAesKey);
        ArgumentNullException.ThrowIfNull(receiveId);

        var bytes = new byte[33];
        if (encodingAesKey.Length != 43 || !Convert.TryFromBase64String(encodingAesKey + "=", bytes, out var written) || written != 32)
        {
            throw new ArgumentException("EncodingAESKey takes exactly 43 letters and digits.", nameof(encodingAesKey));
        }

        this.token = token;
        this.receiveId = Encoding.UTF8.GetBytes(receiveId);
        key = bytes[..32];
    }

    private ReadOnlySpan<byte> Iv => key.AsSpan(0, 16);

    /// <summary>For the callbacks of an app.</summary>
    /// <exception cref="ArgumentException">The app has no callback settings.</exception>
    public static CallbackCrypto For(WeComApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app is { CallbackToken: { } token, EncodingAesKey: { } encodingAesKey }
            ? new CallbackCrypto(token, encodingAesKey, app.CorpId)
            : throw new ArgumentException($"The app {app} has no CallbackToken or no EncodingAesKey.", nameof(app));
    }

    /// <summary>
    /// Answers the test of the callback address (D90930): return this text as it is, within a second, without quotes, BOM or line break.
    /// </summary>
    /// <param name="signature"><c>msg_signature</c> of the query, URL-decoded.</param>
    /// <param name="timestamp"><c>timestamp</c> of the query.</param>
    /// <param name="nonce"><c>nonce</c> of the query.</param>
    /// <param name="echo"><c>echostr</c> of the query; a plus sign that a framework took for a space is put right (WxJava#917).</param>
    /// <exception cref="CallbackRejectedException">Not from WeCom, or not for us.</exception>
    public string OpenEcho(string? signature, string? timestamp, string? nonce, string? echo) =>
        Open(signature, timestamp, nonce, echo?.Replace(' ', '+'));

    /// <summary>Checks and decrypts an event; the signature covers the ciphertext, not the body around it.</summary>
    /// <param name="signature"><c>msg_signature</c> of the query, URL-decoded.</param>
    /// <param name="timestamp"><c>timestamp</c> of the query.</param>
    /// <param name="nonce"><c>nonce</c> of the query.</param>
    /// <param name="encrypted"><see cref="CallbackEnvelope.Encrypted"/>.</param>
    /// <returns>XML for <see cref="CallbackEvent.Parse"/>.</returns>
    /// <exception cref="CallbackRejectedException">Not from WeCom, or not for us.</exception>
    public string Open(string? signature, string? timestamp, string? nonce, string? encrypted)
    {
        if (signature is null || timestamp is null || nonce is null || string.IsNullOrEmpty(encrypted))
        {
            throw new CallbackRejectedException(CallbackRejection.Signature);
        }

        if (encrypted.Length > MaxEncryptedLength)
        {
            throw new CallbackRejectedException(CallbackRejection.TooLarge);
        }

        var expected = Encoding.UTF8.GetBytes(Sign(timestamp, nonce, encrypted));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)))
        {
            throw new CallbackRejectedException(CallbackRejection.Signature);
        }

        return Decrypt(encrypted);
    }

    /// <summary>Encrypts and signs a passive reply, with a fresh random prefix.</summary>
    /// <param name="plaintext">XML of the reply.</param>
    /// <param name="timestamp">Unix seconds; ours to choose.</param>
    /// <param name="nonce">Ours to choose.</param>
    public EncryptedReply Seal(string plaintext, string timestamp, string nonce)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        ArgumentException.ThrowIfNullOrEmpty(timestamp);
        ArgumentException.ThrowIfNullOrEmpty(nonce);
        return Seal(plaintext, timestamp, nonce, RandomNumberGenerator.GetBytes(PrefixBytes));
    }

    internal EncryptedReply Seal(string plaintext, string timestamp, string nonce, ReadOnlySpan<byte> prefix)
    {
        var message = Encoding.UTF8.GetBytes(plaintext);
        var length = PrefixBytes + LengthBytes + message.Length + receiveId.Length;
        var padding = BlockBytes - (length % BlockBytes);
        var plain = new byte[length + padding];
        prefix.CopyTo(plain);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(PrefixBytes), (uint)message.Length);
        message.CopyTo(plain, PrefixBytes + LengthBytes);
        receiveId.CopyTo(plain, PrefixBytes + LengthBytes + message.Length);
        plain.AsSpan(length).Fill((byte)padding);

        using var aes = CreateAes();
        var encrypted = Convert.ToBase64String(aes.EncryptCbc(plain, Iv, PaddingMode.None));
        return new EncryptedReply(encrypted, Sign(timestamp, nonce, encrypted), timestamp, nonce);
    }

    internal string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // WeCom prescribes SHA-1 (D90968).
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    private Aes CreateAes()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }

    private string Decrypt(string encrypted)
    {
        try
        {
            using var aes = CreateAes();
            return Unpack(aes.DecryptCbc(Convert.FromBase64String(encrypted), Iv, PaddingMode.None));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or DecoderFallbackException)
        {
            throw new CallbackRejectedException(CallbackRejection.Malformed, e);
        }
    }

    /// <summary>
    /// Random prefix, length, message, receiver, padding. The padding is cut off here and not by .NET, whose PKCS7 mode knows blocks of 16
    /// only and would refuse every second message.
    /// </summary>
    private string Unpack(ReadOnlySpan<byte> plain)
    {
        var padding = plain.IsEmpty ? 0 : plain[^1];
        if (padding is < 1 or > BlockBytes || plain.Length < PrefixBytes + LengthBytes + padding)
        {
            throw new CallbackRejectedException(CallbackRejection.Malformed);
        }

        var content = plain[PrefixBytes..^padding];
        var length = BinaryPrimitives.ReadUInt32BigEndian(content);
        content = content[LengthBytes..];
        if (length > content.Length)
        {
            throw new CallbackRejectedException(CallbackRejection.Malformed);
        }

        if (!CryptographicOperations.FixedTimeEquals(content[(int)length..], receiveId))
        {
            throw new CallbackRejectedException(CallbackRejection.Receiver);
        }

        return StrictUtf8.GetString(content[..(int)length]);
    }
}
