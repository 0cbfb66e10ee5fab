using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Bulk;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>An insert, prepared once and executed for row after row in the transaction of the caller.</summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly Action<sqlite3_stmt, object> bind;

    /// <param name="db">In a write transaction.</param>
    /// <param name="table">Where to insert.</param>
    /// <param name="conflict">What to do where the key exists: null to fail, else what follows the key.</param>
    public RowStatement(PrivateTrafficDb db, BulkTable table, string? conflict)
    {
        db.RequireTransaction();
        connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        bind = RowBinding.Of(table);
        var sql = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(connection, conflict is null ? sql : $"{sql} ON CONFLICT ({table.KeyList}) {conflict}", out statement));
    }

    /// <summary>Executes the insert for a row.</summary>
    /// <returns>How many rows were inserted or changed: 0 or 1.</returns>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public int Execute(object row)
    {
        bind(statement, row);
        var code = raw.sqlite3_step(statement);
        if (code != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(statement);
            Check(code);
        }

        Check(raw.sqlite3_reset(statement));
        return raw.sqlite3_changes(connection);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection);
}
