using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PrivateTraffic.Data;

/// <summary>Brings the database to the version of this program, before anything else of the host starts.</summary>
public sealed class DatabaseStart(IDbContextFactory<PrivateTrafficDb> databases, IOptions<DataOptions> options) : IHostedLifecycleService
{
    /// <summary>Applies the migrations that the database lacks, if this process is to do so.</summary>
    /// <exception cref="InvalidOperationException">The database is older, and bringing it up to date is not this process's business.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MigratesOnStart)
        {
            await MigrateAsync(cancellationToken);
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (missing > 0)
        {
            throw new InvalidOperationException($"The database lacks {missing} migrations: run 'migrate' before starting, or set Data:MigrateOnStart.");
        }
    }

    /// <summary>Applies the migrations that the database lacks.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
        if (missing.Length > 0)
        {
            await db.Dialect.MigrateAsync(db, cancellationToken);
        }

        return missing;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
