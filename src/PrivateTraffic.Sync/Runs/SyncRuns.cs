using System.Collections.Concurrent;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Sync.Runs;

/// <summary>Lets one run of a corp at a time through, whoever asks for it: the schedule, the console, the command line.</summary>
public sealed class SyncRuns(SyncRunner runner) : IDisposable
{
    private readonly ConcurrentDictionary<int, SemaphoreSlim> gates = new();

    /// <summary>Whether a run of the corp is under way in this process.</summary>
    public bool IsRunning(int corpId) => gates.TryGetValue(corpId, out var gate) && gate.CurrentCount == 0;

    /// <summary>Runs, unless a run of this corp is under way.</summary>
    /// <returns>The finished run; null when another was under way.</returns>
    public async Task<SyncRun?> TryRunAsync(KnownCorp corp, RunKind kind, IProgress<SyncProgress>? progress, CancellationToken cancellation)
    {
        var gate = gates.GetOrAdd(corp.Id, _ => new SemaphoreSlim(1, 1));
        if (!await gate.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return null;
        }

        try
        {
            return await runner.RunAsync(corp, kind, progress, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
        {
            gate.Dispose();
        }
    }
}
