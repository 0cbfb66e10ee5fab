using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>How the embedded database is opened.</summary>
internal static class SqliteSetup
{
    public static void UsePrivateTraffic(this DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = false, DefaultTimeout = 60 };
        options.UseSqlite(connection.ConnectionString).AddInterceptors(new Pragmas());
    }

    /// <summary>
    /// Readers go on while one writer writes; a commit survives the death of the process at once, and a
    /// power cut once the log has reached the disk.
    /// </summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Reading = "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;";
        private const string Writing = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; " + Reading;

        /// <summary>Connections that were set up: the pool gives the same ones out again and again.</summary>
        private readonly ConditionalWeakTable<sqlite3, string> ready = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            SetUp((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            SetUp((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private void SetUp(SqliteConnection connection)
        {
            if (connection.Handle is { } handle && !ready.TryGetValue(handle, out _))
            {
                using var command = connection.CreateCommand();
                command.CommandText = StatementsFor(connection);
                command.ExecuteNonQuery();
                ready.AddOrUpdate(handle, command.CommandText);
            }
        }

        /// <summary>
        /// EF Core looks whether the database is there through a connection that can only read. The journal of
        /// a file that has none yet (just made by a process that was killed, or back from a backup) cannot be set through it.
        /// </summary>
        private static string StatementsFor(DbConnection connection) =>
            connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Writing;
    }
}
