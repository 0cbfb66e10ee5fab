using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrivateTraffic.Data.Corps;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Data.Tests.Providers;

/// <summary>A migrated, empty database of one provider with two corps, gone when disposed. Contract tests ask for one each.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? services;

    /// <summary>The corp that tests write to.</summary>
    public int Corp { get; private set; }

    /// <summary>Another corp of the same deployment.</summary>
    public int OtherCorp { get; private set; }

    public BusinessCalendar Calendar => BusinessCalendar.Shanghai;

    public PlacementIndex Index => services!.GetRequiredService<PlacementIndex>();

    /// <summary>Why this database cannot be tested here; null when it can.</summary>
    protected virtual string? Missing => null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        var settings = await SettingsAsync();
        services = new ServiceCollection()
            .AddPrivateTrafficData(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        await using var db = Open();
        await db.Database.MigrateAsync();
        var corp = new Corp { WeComId = "wwone", TimeZone = Calendar.TimeZoneId };
        var other = new Corp { WeComId = "wwother", TimeZone = Calendar.TimeZoneId };
        db.AddRange(corp, other);
        await db.SaveChangesAsync();
        (Corp, OtherCorp) = (corp.Id, other.Id);
    }

    /// <summary>A context of its own; where the database cannot be tested, the test that asks is skipped.</summary>
    public PrivateTrafficDb Open()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return services!.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null)
        {
            await services.DisposeAsync();
            await RemoveAsync();
        }
    }

    protected abstract ValueTask<Dictionary<string, string?>> SettingsAsync();

    protected abstract ValueTask RemoveAsync();
}

/// <summary>A SQLite file.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-data-").FullName;

    protected override ValueTask<Dictionary<string, string?>> SettingsAsync() =>
        new(new Dictionary<string, string?> { ["Data:Directory"] = directory });

    protected override ValueTask RemoveAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A database of its own on the PostgreSQL server that <c>PT_TEST_POSTGRES</c> names.</summary>
public sealed class PostgreSqlDatabase : TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PT_TEST_POSTGRES");
    private readonly string name = $"pt_{Guid.NewGuid():N}";
    private readonly string directory = Directory.CreateTempSubdirectory("pt-data-").FullName;

    protected override string? Missing => Server is null ? "PT_TEST_POSTGRES names no PostgreSQL server." : null;

    protected override async ValueTask<Dictionary<string, string?>> SettingsAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 10 };
        return new()
        {
            ["Data:Provider"] = "postgresql",
            ["Data:ConnectionString"] = connection.ConnectionString,
            ["Data:Directory"] = directory,
        };
    }

    protected override async ValueTask RemoveAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Directory.Delete(directory, recursive: true);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
