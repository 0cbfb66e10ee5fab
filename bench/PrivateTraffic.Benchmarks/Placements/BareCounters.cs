using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Placements;

/// <summary>
/// Daily counters and nothing else: one prepared upsert, the day first in the key, which is the fastest order for facts that come in the
/// order of time. No ledger, so an event told twice would count twice.
/// </summary>
internal sealed class BareCounters : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand upsert;

    public BareCounters(string folder)
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "counters.db")};Pooling=False");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText =
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;
            CREATE TABLE counter (day INT, customer INT, kind INT, n INT, PRIMARY KEY (day, customer, kind)) WITHOUT ROWID;
            """;
        setUp.ExecuteNonQuery();
        upsert = connection.CreateCommand();
        upsert.CommandText = "INSERT INTO counter VALUES ($day, $customer, $kind, 1) ON CONFLICT DO UPDATE SET n = n + 1";
        foreach (var name in new[] { "$day", "$customer", "$kind" })
        {
            upsert.Parameters.Add(name, SqliteType.Integer);
        }

        upsert.Prepare();
    }

    /// <summary>Counts interactions, so many in one transaction.</summary>
    public void Add(DayOfFacts day, int perTransaction)
    {
        foreach (var batch in day.Interactions.Chunk(perTransaction))
        {
            using var transaction = connection.BeginTransaction();
            upsert.Transaction = transaction;
            foreach (var (customer, number) in batch)
            {
                upsert.Parameters[0].Value = day.Day;
                upsert.Parameters[1].Value = customer.Index;
                upsert.Parameters[2].Value = (int)customer.Interactions[number].Kind;
                upsert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    /// <summary>Events counted so far.</summary>
    public long Total()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT ifnull(sum(n), 0) FROM counter";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        upsert.Dispose();
        connection.Dispose();
    }
}
