using Npgsql;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>A database of its own on the PostgreSQL server that <c>PT_TEST_POSTGRES</c> names, gone when disposed.</summary>
internal sealed class PostgreSql : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PT_TEST_POSTGRES");

    private readonly string name = $"pt_{Guid.NewGuid():N}";

    /// <summary>What an installation is told to use it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Data:Provider"] = "postgresql",
        ["Data:ConnectionString"] = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString,
        ["Data:MigrateOnStart"] = "true",
    };

    /// <summary>Makes an empty database; where there is no server, the test that asks is skipped.</summary>
    public static async Task<PostgreSql> CreateAsync()
    {
        Assert.SkipWhen(Server is null, "PT_TEST_POSTGRES names no PostgreSQL server.");
        var database = new PostgreSql();
        await ExecuteAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
