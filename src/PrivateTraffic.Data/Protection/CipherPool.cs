using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PrivateTraffic.Data.Protection;

/// <summary>
/// Ciphers of one key, kept for the next text: making one costs more than a name takes. A cipher is for one thread at a time; one that has
/// failed is not given back.
/// </summary>
internal sealed class CipherPool(byte[] key)
{
    public const int TagLength = 16;

    private readonly ConcurrentBag<AesGcm> idle = [];

    public AesGcm Take() => idle.TryTake(out var cipher) ? cipher : new AesGcm(key, TagLength);

    public void Return(AesGcm cipher) => idle.Add(cipher);
}
