using System.Collections.Concurrent;

namespace PrivateTraffic.Simulator.Limits;

/// <summary>Sees when two writes to the same record overlap.</summary>
internal sealed class ConflictGuard
{
    private readonly ConcurrentDictionary<string, byte> writing = new(StringComparer.Ordinal);

    /// <summary>Marks a record as being written until the result is disposed; null if it is already.</summary>
    public IDisposable? TryEnter(string key) => writing.TryAdd(key, 0) ? new Write(this, key) : null;

    private sealed class Write(ConflictGuard guard, string key) : IDisposable
    {
        public void Dispose() => guard.writing.TryRemove(key, out _);
    }
}
