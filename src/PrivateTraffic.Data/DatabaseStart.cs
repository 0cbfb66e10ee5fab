using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PrivateTraffic.Data;

/// <summary>Brings the database to the version of this program, before anything else of the host starts.</summary>
public sealed class DatabaseStart(IDbContextFactory<PrivateTrafficDb> databases, IOptions<DataOptions> options) : IHostedLifecycleService
{
    /// <summary>Applies the migrations that the database lacks, if this process is to do so.</summary>
    /// <exception cref="DatabaseOutdatedException">The database is older, and it is not this process's business to change that.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be opened or reached.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MigratesOnStart)
        {
            await MigrateAsync(cancellationToken);
            return;
        }

        var missing = await OpenAsync(db => MissingAsync(db, cancellationToken), cancellationToken);
        if (missing.Count > 0)
        {
            throw new DatabaseOutdatedException(missing.Count);
        }
    }

    /// <summary>Applies the migrations that the database lacks.</summary>
    /// <returns>Their names.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be opened or reached.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken) => OpenAsync(async db =>
    {
        var missing = await MissingAsync(db, cancellationToken);
        if (missing.Count > 0)
        {
            await db.Dialect.MigrateAsync(db, cancellationToken);
        }

        return missing;
    }, cancellationToken);

    private static async Task<IReadOnlyList<string>> MissingAsync(PrivateTrafficDb db, CancellationToken cancellation) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellation)];

    /// <summary>Whoever cannot open the database is told which one it was.</summary>
    private async Task<T> OpenAsync<T>(Func<PrivateTrafficDb, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await work(db);
        }
        catch (Exception error) when (DatabaseErrors.FindUnavailable(error) is { } cause)
        {
            throw new DatabaseUnavailableException(options.Value.ToString(), cause);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
