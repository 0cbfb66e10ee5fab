using Microsoft.Data.Sqlite;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Conventions;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>A query, prepared once and asked again and again; it is itself the row that it stands on.</summary>
internal sealed class QueryStatement : ICardRow, IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly int parameters;

    /// <param name="connection">An open connection.</param>
    /// <param name="sql">With parameters numbered from 1.</param>
    public QueryStatement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        parameters = raw.sqlite3_bind_parameter_count(statement);
    }

    /// <summary>Binds a parameter; those that the query does not have are passed over.</summary>
    public void Bind(int number, long value)
    {
        if (number <= parameters)
        {
            RowBinding.BindValue(statement, number, value);
        }
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public void Bind(int number, string value)
    {
        if (number <= parameters)
        {
            RowBinding.BindValue(statement, number, value);
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code);
        }

        return code == raw.SQLITE_ROW;
    }

    /// <summary>All rows that are left; afterwards the query can be asked again.</summary>
    public IReadOnlyList<T> ReadAll<T>(Func<QueryStatement, T> read)
    {
        try
        {
            List<T>? found = null;
            while (Read())
            {
                (found ??= []).Add(read(this));
            }

            return found ?? (IReadOnlyList<T>)[];
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Leaves the rows. What went wrong with one of them was told when it was read.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public bool Flag(int column) => Number(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public DateTime Time(int column) => UtcMilliseconds.FromStored(Number(column));

    public void Dispose() => statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection);
}
