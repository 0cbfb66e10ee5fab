using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PrivateTraffic.Data.Providers.PostgreSql;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgreSqlPrivateTrafficDb(DbContextOptions<PostgreSqlPrivateTrafficDb> options) : PrivateTrafficDb(options)
{
    public override IDialect Dialect => PostgreSqlDialect.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>(PostgreSqlDialect.CustomerIds);
    }
}

internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlPrivateTrafficDb>
{
    public PostgreSqlPrivateTrafficDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlPrivateTrafficDb>().UseNpgsql("Host=127.0.0.1").Options);
}
