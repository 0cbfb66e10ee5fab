using System.Collections.Frozen;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrivateTraffic.Data.Bulk;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Placements;

namespace PrivateTraffic.Data.Providers.PostgreSql;

/// <summary>
/// PostgreSQL: binary COPY into a table that lives as long as the transaction, then one statement that touches only rows that differ.
/// </summary>
internal sealed class PostgreSqlDialect : IDialect
{
    public const string CustomerIds = "customer_ids";

    private const string Ordinal = "bulk_ordinal";

    private static readonly FrozenSet<string> UnavailableStates = FrozenSet.Create(
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.DiskFull,
        PostgresErrorCodes.InvalidCatalogName,
        PostgresErrorCodes.InvalidPassword,
        PostgresErrorCodes.InvalidAuthorizationSpecification);

    public static PostgreSqlDialect Instance { get; } = new();

    public string Name => "postgresql";

    public bool HasOneWriter => false;

    public async Task<int> UpsertAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var table = BulkTable.Of<T>(db);
        return await StageAsync(db, table, rows, async (connection, stage) =>
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText = $"{InsertFrom(stage, table, "DESC")} ON CONFLICT ({table.KeyList}) {Conflict(table)}";
            return await insert.ExecuteNonQueryAsync(cancellation);
        }, cancellation);
    }

    public async Task<IReadOnlyList<T>> InsertNewAsync<T>(PrivateTrafficDb db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var table = BulkTable.Of<T>(db);
        return await StageAsync(db, table, rows, async (connection, stage) =>
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText =
                $"""
                 WITH inserted AS ({InsertFrom(stage, table, "ASC")} ON CONFLICT ({table.KeyList}) DO NOTHING RETURNING {table.KeyList})
                 SELECT min({stage}.{Ordinal}) FROM {stage} JOIN inserted USING ({table.KeyList}) GROUP BY {table.KeyList} ORDER BY 1
                 """;
            var inserted = new List<T>();
            await using var reader = await insert.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                inserted.Add(rows[reader.GetInt32(0)]);
            }

            return inserted;
        }, cancellation);
    }

    public async Task AppendAsync<T>(PrivateTrafficDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        db.RequireTransaction();
        await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), BulkTable.Of<T>(db), rows, into: null, cancellation);
    }

    public async Task<IReadOnlyList<long>> NextCustomerIdsAsync(PrivateTrafficDb db, int count, CancellationToken cancellation)
    {
        db.RequireTransaction();
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT nextval('{CustomerIds}') FROM generate_series(1, $1)";
        command.Parameters.AddWithValue(count);
        var ids = new List<long>(count);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    public IQueryable<Customer> LockCustomers(PrivateTrafficDb db, long[] ids) =>
        db.Customers.FromSql($"SELECT * FROM customer WHERE id = ANY ({ids}) ORDER BY id FOR UPDATE").AsNoTracking();

    public IQueryable<PlacementPage> LockPages(PrivateTrafficDb db, int corpId, long first, long last) => db.PlacementPages
        .FromSql($"SELECT * FROM placement_page WHERE corp_id = {corpId} AND number BETWEEN {first} AND {last} ORDER BY number FOR UPDATE")
        .AsNoTracking();

    public bool IsCollision(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public string ElementsOf(string column, string table, string where) => $"SELECT unnest({column}) FROM {table} WHERE {where}";

    public bool IsUnavailable(Exception error) => error switch
    {
        PostgresException refused => UnavailableStates.Contains(refused.SqlState),
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => true,
        _ => false,
    };

    private static string InsertFrom(string stage, BulkTable table, string order) =>
        $"""
         INSERT INTO {table.Name} ({table.ColumnList})
         SELECT {table.ColumnList} FROM (SELECT DISTINCT ON ({table.KeyList}) * FROM {stage} ORDER BY {table.KeyList}, {Ordinal} {order}) s
         """;

    private static string Conflict(BulkTable table)
    {
        if (table.Updated.Count == 0)
        {
            return "DO NOTHING";
        }

        var sets = string.Join(", ", table.Updated.Select(c => $"{c.Name} = excluded.{c.Name}"));
        var ours = string.Join(", ", table.Updated.Select(c => $"{table.Name}.{c.Name}"));
        var theirs = string.Join(", ", table.Updated.Select(c => $"excluded.{c.Name}"));
        return $"DO UPDATE SET {sets} WHERE ({ours}) IS DISTINCT FROM ({theirs})";
    }

    private static async Task<TResult> StageAsync<TRow, TResult>(
        PrivateTrafficDb db,
        BulkTable table,
        IReadOnlyCollection<TRow> rows,
        Func<NpgsqlConnection, string, Task<TResult>> then,
        CancellationToken cancellation)
        where TRow : class
    {
        db.RequireTransaction();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var stage = $"stage_{table.Name}";
        await ExecuteAsync(
            connection,
            $"CREATE TEMP TABLE {stage} ON COMMIT DROP AS SELECT {table.ColumnList}, 0 AS {Ordinal} FROM {table.Name} WITH NO DATA",
            cancellation);
        await CopyAsync(connection, table, rows, stage, cancellation);
        var result = await then(connection, stage);
        await ExecuteAsync(connection, $"DROP TABLE {stage}", cancellation);
        return result;
    }

    /// <summary>Copies rows into a stage, numbering them, or straight into the table.</summary>
    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, BulkTable table, IReadOnlyCollection<T> rows, string? into, CancellationToken cancellation)
        where T : class
    {
        var target = into is null ? $"{table.Name} ({table.ColumnList})" : $"{into} ({table.ColumnList}, {Ordinal})";
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {target} FROM STDIN (FORMAT BINARY)", cancellation);
        var ordinal = 0;
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellation);
            foreach (var column in table.Columns)
            {
                if (column.ValueOf(row) is { } value)
                {
                    await writer.WriteAsync(value, column.Mapping.StoreTypeNameBase, cancellation);
                }
                else
                {
                    await writer.WriteNullAsync(cancellation);
                }
            }

            if (into is not null)
            {
                await writer.WriteAsync(ordinal++, NpgsqlTypes.NpgsqlDbType.Integer, cancellation);
            }
        }

        await writer.CompleteAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
