using Microsoft.EntityFrameworkCore;

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
            .Where(t => t.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration)))
            .GroupBy(t => t.Namespace!, t => t.Name)
            .Select(g => string.Join(' ', g.Order()))
            .ToArray();

        names.Length.ShouldBe(2);
        names.Distinct().Count().ShouldBe(1);
    }
}
