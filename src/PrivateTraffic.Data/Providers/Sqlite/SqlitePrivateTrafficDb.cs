using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using PrivateTraffic.Data.Conventions;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>The model on SQLite, the embedded default.</summary>
public sealed class SqlitePrivateTrafficDb(DbContextOptions<SqlitePrivateTrafficDb> options) : PrivateTrafficDb(options)
{
    public override IDialect Dialect => SqliteDialect.Instance;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DaysSinceEpoch>();
    }
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePrivateTrafficDb>
{
    public SqlitePrivateTrafficDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePrivateTrafficDb>().UseSqlite("Data Source=:memory:").Options);
}
