using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using PrivateTraffic.Data.Bulk;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Conventions;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Placements;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>
/// SQLite: one prepared statement, executed row by row in the transaction of the caller. Larger statements were measured to be slower.
/// </summary>
internal sealed class SqliteDialect : IDialect
{
    private const int Busy = 5;
    private const int Damaged = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int IoError = 10;

    public static SqliteDialect Instance { get; } = new();

    public string Name => "sqlite";

    public bool HasOneWriter => true;

    public Task<int> UpsertAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        cancellation.ThrowIfCancellationRequested();
        var table = BulkTable.Of<T>(db);
        var changed = 0;
        using var statement = new RowStatement(db, table, OnConflict(table));
        foreach (var row in rows)
        {
            changed += statement.Execute(row);
        }

        return Task.FromResult(changed);
    }

    public Task<IReadOnlyList<T>> InsertNewAsync<T>(PrivateTrafficDb db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class
    {
        cancellation.ThrowIfCancellationRequested();
        var inserted = new List<T>(rows.Count);
        using var statement = new RowStatement(db, BulkTable.Of<T>(db), "DO NOTHING");
        foreach (var row in rows)
        {
            if (statement.Execute(row) > 0)
            {
                inserted.Add(row);
            }
        }

        return Task.FromResult<IReadOnlyList<T>>(inserted);
    }

    public Task AppendAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        cancellation.ThrowIfCancellationRequested();
        using var statement = new RowStatement(db, BulkTable.Of<T>(db), conflict: null);
        foreach (var row in rows)
        {
            statement.Execute(row);
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<long>> NextCustomerIdsAsync(PrivateTrafficDb db, int count, CancellationToken cancellation)
    {
        // The transaction already holds SQLite's one write lock, so nobody else can take these numbers.
        var last = await db.Customers.MaxAsync(c => (long?)c.Id, cancellation) ?? 0;
        return [.. Enumerable.Range(1, count).Select(i => last + i)];
    }

    public IQueryable<Customer> LockCustomers(PrivateTrafficDb db, long[] ids) =>
        db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id));

    public IQueryable<PlacementPage> LockPages(PrivateTrafficDb db, int corpId, long first, long last) =>
        db.PlacementPages.AsNoTracking().Where(p => p.CorpId == corpId && p.Number >= first && p.Number <= last);

    /// <summary>
    /// EF Core keeps migrating processes apart by a row in the database, and one that is killed leaves its
    /// row behind, so that everybody waits for it for ever. Here the lock is on a file beside the database, which the operating system
    /// takes back; whoever holds it finds an old row to be a dead process's.
    /// </summary>
    public async Task MigrateAsync(PrivateTrafficDb db, CancellationToken cancellation)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var alone = await MigrationLock.TakeAsync(file + "-migration", cancellation);
        await RemoveAbandonedLockAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    public ReadOnlySpan<byte> BlobOf(DbDataReader reader, int column) =>
        raw.sqlite3_column_blob(((SqliteDataReader)reader).Handle!, column);

    public DateTime TimeOf(DbDataReader reader, int column) => UtcMilliseconds.FromStored(reader.GetInt64(column));

    public object Stored(DateTime time) => UtcMilliseconds.ToStored(time);

    public object Stored(DateOnly day) => DaysSinceEpoch.ToStored(day);

    public Task<ICardSession> OpenCardsAsync(PrivateTrafficDb db, CancellationToken cancellation) =>
        Task.FromResult<ICardSession>(new SqliteCardSession(db));

    public string ElementsOf(string column, string table, string where) =>
        $"SELECT e.value FROM {table} t, json_each(t.{column}) e WHERE {where}";

    public bool IsUnavailable(Exception error) =>
        error is SqliteException { SqliteErrorCode: Busy or Damaged or CannotOpen or NotADatabase or ReadOnly or Full or IoError };

    private static async Task RemoveAbandonedLockAsync(PrivateTrafficDb db, CancellationToken cancellation)
    {
        const string Table = "__EFMigrationsLock";
        var tables = db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = {Table}");
        if (await db.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation) && await tables.AnyAsync(cancellation))
        {
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM {Table}", cancellation);
        }
    }

    private static string OnConflict(BulkTable table) => table.Updated.Count == 0
        ? "DO NOTHING"
        : $"""
           DO UPDATE SET {string.Join(", ", table.Updated.Select(c => $"{c.Name} = excluded.{c.Name}"))}
           WHERE {string.Join(" OR ", table.Updated.Select(c => $"{table.Name}.{c.Name} IS NOT excluded.{c.Name}"))}
           """;
}
