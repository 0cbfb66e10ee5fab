using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using PrivateTraffic.Data.Bulk;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>
/// Binds the columns of a row to a prepared statement, compiled once for each table. ADO.NET's
/// parameters cost as much as the insert itself: every value is boxed, looked up by name and typed anew for every row.
/// </summary>
internal static class RowBinding
{
    private const int LongestOnStack = 256;
    private static readonly ConcurrentDictionary<BulkTable, Action<sqlite3_stmt, object>> Known = new();

    /// <summary>Binds a row of a table; parameters are numbered from 1 in the order of the columns.</summary>
    public static Action<sqlite3_stmt, object> Of(BulkTable table) => Known.GetOrAdd(table, static t => Compile(t));

    private static Action<sqlite3_stmt, object> Compile(BulkTable table)
    {
        var (statement, row) = (Expression.Parameter(typeof(sqlite3_stmt)), Expression.Parameter(typeof(object)));
        var bindings = table.Columns.Select((column, i) => Bind(statement, Expression.Constant(i + 1), row, column));
        return Expression.Lambda<Action<sqlite3_stmt, object>>(Expression.Block(bindings), statement, row).Compile();
    }

    private static Expression Bind(Expression statement, Expression index, Expression row, BulkColumn column)
    {
        var property = Expression.Property(Expression.Convert(row, column.Property.DeclaringType!), column.Property);
        var isNullable = Nullable.GetUnderlyingType(property.Type) is not null;
        Expression value = isNullable ? Expression.Property(property, "Value") : property;
        if (column.Mapping.Converter is { } converter)
        {
            value = Expression.Invoke(converter.ConvertToProviderExpression, Converted(value, converter.ModelClrType));
        }

        if (value.Type.IsEnum || (value.Type.IsPrimitive && value.Type != typeof(bool)))
        {
            value = Expression.Convert(value, typeof(long));
        }

        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
        var bind = typeof(RowBinding).GetMethod(nameof(BindValue), All, [typeof(sqlite3_stmt), typeof(int), value.Type])
            ?? throw new NotSupportedException($"{column.Name} holds {value.Type.Name}, which bulk writes to SQLite do not know.");
        var bound = Expression.Call(bind, statement, index, value);
        return property.Type.IsValueType && !isNullable ? bound : Expression.IfThenElse(
            Expression.Equal(property, Expression.Constant(null, property.Type)),
            Expression.Call(typeof(RowBinding), nameof(BindNothing), null, statement, index),
            bound);
    }

    private static Expression Converted(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

    private static void BindNothing(sqlite3_stmt statement, int index) => Check(raw.sqlite3_bind_null(statement, index));

    public static void BindValue(sqlite3_stmt statement, int index, long value) => Check(raw.sqlite3_bind_int64(statement, index, value));

    private static void BindValue(sqlite3_stmt statement, int index, bool value) =>
        Check(raw.sqlite3_bind_int(statement, index, value ? 1 : 0));

    private static void BindValue(sqlite3_stmt statement, int index, byte[] value) => Check(raw.sqlite3_bind_blob(statement, index, value));

    /// <summary>As EF Core writes it.</summary>
    private static void BindValue(sqlite3_stmt statement, int index, Guid value) =>
        BindValue(statement, index, value.ToString().ToUpperInvariant());

    public static void BindValue(sqlite3_stmt statement, int index, string value)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = longest <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[longest];
        Check(raw.sqlite3_bind_text(statement, index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
    }

    private static void Check(int code) => SqliteException.ThrowExceptionForRC(code, db: null);
}
