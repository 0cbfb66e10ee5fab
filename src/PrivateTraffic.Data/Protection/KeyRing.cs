using System.Security.Cryptography;
using System.Text.Json;

namespace PrivateTraffic.Data.Protection;

/// <summary>
/// The keys of personal data, kept in a file apart from the database, readable by its owner alone. Whoever loses the file loses the names:
/// it belongs into the backup, and not beside the database's.
/// </summary>
public sealed class KeyRing
{
    private const int KeyLength = 32;

    private readonly Dictionary<byte, DataKey> keys;

    private KeyRing(byte[] indexKey, IEnumerable<DataKey> keys)
    {
        IndexKey = indexKey;
        this.keys = keys.ToDictionary(k => k.Number);
        Newest = this.keys.Values.MaxBy(k => k.Number) ?? throw new InvalidDataException("The key ring is empty.");
    }

    internal DataKey Newest { get; }

    /// <summary>Stays when keys are rotated, so that look-ups go on.</summary>
    internal byte[] IndexKey { get; }

    /// <summary>Reads the key ring, or makes one where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not a key ring.</exception>
    public static KeyRing Open(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (!File.Exists(file))
        {
            Create(file);
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(file)) ?? throw new JsonException("The file holds null.");
            return new KeyRing(
                Convert.FromBase64String(content.Index),
                content.Keys.Select(k => new DataKey(k.Number, Convert.FromBase64String(k.Key))));
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InvalidDataException(
                $"{file} is not a key ring. Put the right file back from the backup; a new one cannot read the data.", error);
        }
    }

    internal DataKey? Find(byte number) => keys.GetValueOrDefault(number);

    private static void Create(string file)
    {
        var content = new Content(NewKey(), [new StoredKey(1, NewKey())]);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written aside and moved, so that a process killed in between leaves no half ring; whoever comes second takes the first one's.
        var aside = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(aside, options))
        {
            JsonSerializer.Serialize(stream, content);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    private sealed record Content(string Index, StoredKey[] Keys);

    private sealed record StoredKey(byte Number, string Key);
}

/// <summary>One key of the ring, with the keys derived from it.</summary>
internal sealed class DataKey(byte number, byte[] secret)
{
    public byte Number { get; } = number;

    public CipherPool Ciphers { get; } = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "cipher"u8.ToArray()));

    public byte[] NonceKey { get; } = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "nonce"u8.ToArray());
}
