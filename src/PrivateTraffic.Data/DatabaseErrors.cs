using PrivateTraffic.Data.Providers.PostgreSql;
using PrivateTraffic.Data.Providers.Sqlite;

namespace PrivateTraffic.Data;

/// <summary>Tells a database that cannot be opened or reached from a mistake in what was asked, before there is a context to ask.</summary>
public static class DatabaseErrors
{
    /// <summary>Whether this very exception, not one inside it, says that a database is away.</summary>
    public static bool IsUnavailable(Exception error) =>
        SqliteDialect.Instance.IsUnavailable(error) || PostgreSqlDialect.Instance.IsUnavailable(error);
}
