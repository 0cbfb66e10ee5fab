using System.Collections.Concurrent;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>
/// The files that people are importing in the console, of this process: kept in a folder that no other user of the machine can read, from
/// the upload until they are written, dropped or forgotten. A file that is lost with the process is uploaded again; rows that were written
/// are known by their numbers.
/// </summary>
internal sealed class ImportDesk(
    FileImports imports, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ImportDesk> log) : IDisposable
{
    /// <summary>Bytes that a file may have.</summary>
    public const long MostBytes = 1L << 30;

    private const int MostOfACorp = 4;
    private const int ProblemsKept = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<Guid, ImportJob> jobs = new();
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("privatetraffic-imports-").FullName);

    /// <summary>Stores an upload and begins to check it.</summary>
    /// <exception cref="ProblemException">It is too large, or too many files are on the desk.</exception>
    public async Task<ImportJob> ReceiveAsync(
        KnownCorp corp, string name, ImportOptions options, Stream body, CancellationToken cancellation)
    {
        ForgetOld();
        if (jobs.Values.Count(j => j.Corp.Id == corp.Id) >= MostOfACorp)
        {
            throw new ProblemException(ProblemCode.TooManyImports, MostOfACorp);
        }

        var path = Path.Combine(folder.Value, Path.GetRandomFileName());
        try
        {
            await using (var file = File.Create(path))
            {
                await body.CopyToAsync(file, cancellation);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        var job = new ImportJob(
            corp, path, ImportSource.File(path) with { Name = name }, options with { ProblemLimit = ProblemsKept }, clock.GetUtcNow());
        jobs[job.Id] = job;
        _ = CheckAsync(job, job.Status.Options);
        return job;
    }

    /// <summary>A file of a corp.</summary>
    /// <exception cref="ProblemException">There is none of that number.</exception>
    public ImportJob Find(int corpId, Guid id)
    {
        if (!jobs.TryGetValue(id, out var job) || job.Corp.Id != corpId)
        {
            throw new ProblemException(ProblemCode.NotFound);
        }

        job.TouchedAt = clock.GetUtcNow();
        return job;
    }

    /// <summary>Checks a file again, read in another way.</summary>
    /// <exception cref="ProblemException">Something is being done with it.</exception>
    public void Check(ImportJob job, Func<ImportOptions, ImportOptions> change)
    {
        var begun = job.Begin(ImportState.Checking, s => s with { Options = change(s.Options), Preview = null });
        _ = CheckAsync(job, begun.Options);
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="ProblemException">Something is being done with it.</exception>
    public void Write(ImportJob job, bool keepGood)
    {
        var begun = job.Begin(ImportState.Writing, s => s with { Options = s.Options with { KeepGood = keepGood } });
        _ = WriteAsync(job, begun.Options);
    }

    /// <summary>Stops what is being done with a file and forgets it; what was written stays.</summary>
    public void Drop(ImportJob job)
    {
        if (jobs.TryRemove(job.Id, out _))
        {
            job.Drop();
        }
    }

    public void Dispose()
    {
        foreach (var job in jobs.Values)
        {
            Drop(job);
        }

        if (folder.IsValueCreated)
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }

    private Task CheckAsync(ImportJob job, ImportOptions options) => ObserveAsync(job, async cancellation =>
    {
        var preview = await imports.CheckAsync(job.Corp, job.Source, options, job, cancellation);
        job.End(s => s with { State = ImportState.Checked, Preview = preview });
    });

    private Task WriteAsync(ImportJob job, ImportOptions options) => ObserveAsync(job, async cancellation =>
    {
        var result = await imports.ImportAsync(job.Corp, job.Source, options, job, cancellation);
        job.End(s => s with { State = result.IsWritten ? ImportState.Done : ImportState.Checked, Preview = result.Preview, Result = result });
        if (result.IsWritten)
        {
            File.Delete(job.Path);
        }
    });

    private async Task ObserveAsync(ImportJob job, Func<CancellationToken, Task> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.Dropped, lifetime.ApplicationStopping);
        try
        {
            await Task.Run(() => work(stop.Token), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Dropped, or the program stops: nobody asks about the file any more.
        }
        catch (ImportFileException refusal)
        {
            job.End(s => s with { State = ImportState.Refused, Refusal = refusal });
        }
        catch (Exception error)
        {
            Log.ImportFailed(log, error);
            job.End(s => s with { State = ImportState.Failed });
        }
    }

    private void ForgetOld()
    {
        var before = clock.GetUtcNow() - Patience;
        foreach (var job in jobs.Values.Where(j => j.TouchedAt < before && !j.Status.IsWorking))
        {
            Drop(job);
        }
    }
}
