using PrivateTraffic.Data.Providers.PostgreSql;
using PrivateTraffic.Data.Providers.Sqlite;

namespace PrivateTraffic.Data;

/// <summary>Tells a database that cannot be opened or reached from a mistake in what was asked, before there is a context to ask.</summary>
public static class DatabaseErrors
{
    /// <summary>The exception, or the one inside it, that says that a database is away; null when none does.</summary>
    public static Exception? FindUnavailable(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DatabaseUnavailableException
                || SqliteDialect.Instance.IsUnavailable(cause)
                || PostgreSqlDialect.Instance.IsUnavailable(cause))
            {
                return cause;
            }
        }

        return null;
    }
}
