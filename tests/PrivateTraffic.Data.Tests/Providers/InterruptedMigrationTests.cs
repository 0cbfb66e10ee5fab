using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PrivateTraffic.Data.Tests.Providers;

/// <summary>What a process leaves behind that was killed while it made the embedded database.</summary>
public sealed class InterruptedMigrationTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pt-data-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(directory, "privatetraffic.db");

    [Fact]
    public async Task A_file_that_was_made_and_never_written_to_becomes_a_database()
    {
        await System.IO.File.WriteAllBytesAsync(File, [], Cancellation);

        await MigrateAsync();

        await ShouldBeCompleteAsync();
    }

    [Fact]
    public async Task A_file_without_the_journal_of_the_product_becomes_a_database()
    {
        await ExecuteAsync("PRAGMA journal_mode = DELETE; CREATE TABLE something (id INTEGER); DROP TABLE something;");

        await MigrateAsync();

        await ShouldBeCompleteAsync();
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_keeps_nobody_out()
    {
        await ExecuteAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-01 10:00:00+00:00');
            """);

        await MigrateAsync();

        await ShouldBeCompleteAsync();
    }

    [Fact]
    public async Task Processes_that_start_together_make_one_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync()));

        await ShouldBeCompleteAsync();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>As a starting process does it: with services of its own.</summary>
    private async Task MigrateAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<DatabaseStart>().StartingAsync(Cancellation);
    }

    private async Task ShouldBeCompleteAsync()
    {
        await using var services = Services();
        await using var db = services.GetRequiredService<IDbContextFactory<PrivateTrafficDb>>().CreateDbContext();
        (await db.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        (await db.Customers.CountAsync(Cancellation)).ShouldBe(0);
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddPrivateTrafficData(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", directory)]).Build())
        .BuildServiceProvider();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
