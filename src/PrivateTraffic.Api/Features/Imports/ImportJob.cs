using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>Where an uploaded file stands.</summary>
public enum ImportState
{
    /// <summary>Its rows are being judged; nothing is written.</summary>
    Checking,

    /// <summary>It cannot be read, or not in this way.</summary>
    Refused,

    /// <summary>Its rows are judged; it can be written.</summary>
    Checked,

    /// <summary>Its rows are being written, and then their customers placed.</summary>
    Writing,

    /// <summary>Everything is written and placed.</summary>
    Done,

    /// <summary>Something went wrong on our side. It can be written again: what was written already is known.</summary>
    Failed,
}

/// <summary>One uploaded file on its way in. Safe to share between threads.</summary>
internal sealed class ImportJob : IProgress<ImportProgress>, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource dropped = new();
    private ImportStatus status;

    public ImportJob(KnownCorp corp, string path, ImportSource source, ImportOptions options, DateTimeOffset now)
    {
        (Corp, Path, Source, TouchedAt) = (corp, path, source, now);
        status = new(ImportState.Checking, options);
    }

    public Guid Id { get; } = Guid.NewGuid();

    public KnownCorp Corp { get; }

    public string Path { get; }

    public ImportSource Source { get; }

    /// <summary>When somebody asked about it last.</summary>
    public DateTimeOffset TouchedAt { get; set; }

    /// <summary>Ends whatever is being done with it.</summary>
    public CancellationToken Dropped => dropped.Token;

    public ImportStatus Status
    {
        get
        {
            lock (gate)
            {
                return status;
            }
        }
    }

    /// <summary>Begins to check or to write, if nothing is being done with it now.</summary>
    /// <exception cref="ProblemException">Something is, or it is written already.</exception>
    public ImportStatus Begin(ImportState state, Func<ImportStatus, ImportStatus> change)
    {
        lock (gate)
        {
            if (status.State == ImportState.Done)
            {
                throw new ProblemException(ProblemCode.ImportOver);
            }

            if (status.IsWorking)
            {
                throw new ProblemException(ProblemCode.ImportBusy);
            }

            return status = change(status) with { State = state, Progress = default, Refusal = null };
        }
    }

    /// <summary>What was being done has come to its end.</summary>
    public void End(Func<ImportStatus, ImportStatus> change)
    {
        lock (gate)
        {
            status = change(status);
        }
    }

    public void Report(ImportProgress value) => End(s => s with { Progress = value });

    /// <summary>Stops what is being done with the file, and forgets it.</summary>
    public void Drop()
    {
        dropped.Cancel();
        File.Delete(Path);
    }

    public void Dispose() => dropped.Dispose();
}

/// <summary>Where a file stands at one moment.</summary>
/// <param name="State">In short.</param>
/// <param name="Options">How it is read.</param>
/// <param name="Progress">How far the present work has come.</param>
/// <param name="Refusal">Why it cannot be read.</param>
/// <param name="Preview">What it holds, once that is known.</param>
/// <param name="Result">What became of it, once it is written.</param>
internal sealed record ImportStatus(
    ImportState State,
    ImportOptions Options,
    ImportProgress Progress = default,
    ImportFileException? Refusal = null,
    ImportPreview? Preview = null,
    ImportResult? Result = null)
{
    /// <summary>Whether something is being done with it.</summary>
    public bool IsWorking => State is ImportState.Checking or ImportState.Writing;
}
