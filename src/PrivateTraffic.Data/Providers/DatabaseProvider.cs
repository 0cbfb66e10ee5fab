using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PrivateTraffic.Data.Providers.PostgreSql;
using PrivateTraffic.Data.Providers.Sqlite;

namespace PrivateTraffic.Data.Providers;

/// <summary>A database that the product can use: its name in configuration, and how its context is made.</summary>
public abstract class DatabaseProvider
{
    /// <summary>The providers that come with this assembly.</summary>
    public static IReadOnlyList<DatabaseProvider> BuiltIn { get; } =
    [
        new DatabaseProvider<SqlitePrivateTrafficDb>("sqlite", (options, data) =>
        {
            MakeFolder(data);
            options.UsePrivateTraffic(data.SqliteFile);
        }),
        new DatabaseProvider<PostgreSqlPrivateTrafficDb>("postgresql", (options, data) => options.UseNpgsql(data.ConnectionString)),
    ];

    /// <summary>The name in configuration.</summary>
    public abstract string Name { get; }

    internal abstract IDbContextFactory<PrivateTrafficDb> CreateFactory(DataOptions options);

    private static void MakeFolder(DataOptions data)
    {
        try
        {
            Directory.CreateDirectory(data.Directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file stands in its place, or the folder above may not be written to.
            throw new DatabaseUnavailableException(data.ToString(), error);
        }
    }
}

/// <inheritdoc/>
/// <param name="name">The name in configuration.</param>
/// <param name="configure">Says how to reach the database.</param>
public sealed class DatabaseProvider<TDb>(string name, Action<DbContextOptionsBuilder, DataOptions> configure) : DatabaseProvider
    where TDb : PrivateTrafficDb
{
    public override string Name => name;

    internal override IDbContextFactory<PrivateTrafficDb> CreateFactory(DataOptions options)
    {
        var builder = new DbContextOptionsBuilder<TDb>();
        configure(builder, options);
        return new Factory(new PooledDbContextFactory<TDb>(builder.Options));
    }

    private sealed class Factory(IDbContextFactory<TDb> pool) : IDbContextFactory<PrivateTrafficDb>, IDisposable
    {
        private readonly SemaphoreSlim writeGate = new(1, 1);

        public PrivateTrafficDb CreateDbContext()
        {
            var db = pool.CreateDbContext();
            db.WriteGate = db.Dialect.HasOneWriter ? writeGate : null;
            return db;
        }

        public void Dispose() => writeGate.Dispose();
    }
}
