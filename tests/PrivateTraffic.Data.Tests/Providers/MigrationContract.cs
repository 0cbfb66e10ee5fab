using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PrivateTraffic.Data.Tests.Providers;

public abstract class MigrationContract(TestDatabase database)
{
    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var db = database.Open();

        db.Database.HasPendingModelChanges().ShouldBeFalse("run eng/add-migration.sh");
        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_can_be_read()
    {
        await using var db = database.Open();
        var read = typeof(MigrationContract)
            .GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

        foreach (var entity in db.Model.GetEntityTypes())
        {
            await (Task)read.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        }
    }

    [Fact]
    public async Task Whoever_was_to_be_placed_before_an_upgrade_still_is_after_it()
    {
        await using var db = database.Open();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("ModelHistory", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO customer (id, corp_id, history, is_touched) VALUES ({7}, {database.Corp}, {new byte[] { 1 }}, {false});
            INSERT INTO customer (id, corp_id, history, is_touched) VALUES ({8}, {database.Corp}, {new byte[] { 1 }}, {true});
            """,
            TestContext.Current.CancellationToken);

        await migrator.MigrateAsync(targetMigration: null, TestContext.Current.CancellationToken);

        var touched = await db.TouchedCustomers.SingleAsync(TestContext.Current.CancellationToken);
        (touched.CustomerId, touched.CorpId).ShouldBe((8, database.Corp));
        (await db.Customers.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    private static Task ReadAsync<T>(PrivateTrafficDb db)
        where T : class => db.Set<T>().AsNoTracking().Take(1).ToListAsync(TestContext.Current.CancellationToken);
}

public sealed class SqliteMigrations(SqliteDatabase database) : MigrationContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlMigrations(PostgreSqlDatabase database) : MigrationContract(database), IClassFixture<PostgreSqlDatabase>;

public sealed class MigrationNames
{
    [Fact]
    public void Every_database_has_the_same_migrations()
    {
        var names = typeof(PrivateTrafficDb).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Migration)))
            .GroupBy(t => t.Namespace!, t => t.Name)
            .Select(g => string.Join(' ', g.Order()))
            .ToArray();

        names.Length.ShouldBe(2);
        names.Distinct().Count().ShouldBe(1);
    }
}
