using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Benchmarks.Placements;

/// <summary>
/// What one would write without the product: a row for each customer, and one <c>UPDATE … FROM</c> a day over those to whom something has
/// happened, whose days have left the window, or whose date has come. The rules are those of the product, hysteresis included; the row
/// lacks the numbers behind the labels that no label needs.
/// </summary>
internal sealed class SqliteUpdate : IDisposable
{
    private const int Never = 9_999;
    private readonly SqliteConnection connection;
    private readonly string update;

    private SqliteUpdate(SqliteConnection connection, SegmentationModel model)
    {
        this.connection = connection;
        update = UpdateOf(model);
    }

    /// <summary>
    /// Makes the table as of the day before the first, from placements that are known, and the facts of the days after it.
    /// </summary>
    public static SqliteUpdate Open(string folder, Workload workload, CorpPlacements placements, SegmentationModel model, int firstDay)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "update.db")};Pooling=False");
        connection.Open();
        var opened = new SqliteUpdate(connection, model);
        opened.Execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -524288; PRAGMA mmap_size = 1073741824;
            CREATE TABLE act (day INT, customer INT, PRIMARY KEY (day, customer)) WITHOUT ROWID;
            CREATE TABLE bought (customer INT, day INT, refunded_on INT);
            CREATE TABLE standing (
              customer INTEGER PRIMARY KEY, added INT, days INT, last_act INT, purchase_days INT, last_purchase INT,
              band INT, stage INT, lifecycle INT, next_on INT);
            """);
        opened.Fill(workload, placements, firstDay);
        opened.Execute(
            """
            CREATE INDEX bought_customer ON bought (customer); CREATE INDEX bought_day ON bought (day); CREATE INDEX bought_refunded ON bought (refunded_on);
            CREATE INDEX standing_next ON standing (next_on);
            """);
        return opened;
    }

    /// <summary>Brings the table up to the end of a day.</summary>
    /// <returns>How many rows were updated.</returns>
    public int Apply(int day)
    {
        using var command = connection.CreateCommand();
        command.CommandText = update;
        command.Parameters.AddWithValue("$day", day);
        return command.ExecuteNonQuery();
    }

    /// <summary>How many customers stand where as of a day; what they paid is not known here.</summary>
    public IReadOnlyList<Standing> Counts(int day)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT band, stage, lifecycle, count(*) FROM standing WHERE added <= $day GROUP BY 1, 2, 3";
        command.Parameters.AddWithValue("$day", day);
        using var reader = command.ExecuteReader();
        var counts = new List<Standing>();
        while (reader.Read())
        {
            counts.Add(new Standing(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3), 0));
        }

        return counts;
    }

    public void Dispose() => connection.Dispose();

    private static string UpdateOf(SegmentationModel model)
    {
        var (axis, rules) = (model.Interaction, model.Lifecycle);
        var bands = string.Join(' ', new[] { InteractionBand.High, InteractionBand.Medium, InteractionBand.Low }.Select(b =>
            $"WHEN d.days >= {axis.EntryOf(b)} OR (d.band >= {(int)b} AND d.days >= {axis.ExitOf(b)}) THEN {(int)b}"));
        return $"""
            WITH changed AS (
              SELECT customer, sum(days) AS days, max(acted) AS acted, max(traded) AS traded FROM (
                SELECT customer, 1 AS days, 1 AS acted, 0 AS traded FROM act WHERE day = $day
                UNION ALL SELECT customer, -1, 0, 0 FROM act WHERE day = $day - {axis.WindowDays}
                UNION ALL SELECT customer, 0, 0, 1 FROM bought WHERE day = $day
                UNION ALL SELECT customer, 0, 0, 1 FROM bought WHERE refunded_on = $day
                UNION ALL SELECT customer, 0, 0, 0 FROM standing WHERE next_on = $day)
              GROUP BY customer),
            counted AS (
              SELECT s.customer, s.added, s.band, s.days + c.days AS days, iif(c.acted, $day, s.last_act) AS last_act,
                iif(c.traded, (SELECT count(DISTINCT b.day) FROM bought b WHERE b.customer = s.customer AND b.day <= $day AND b.refunded_on > $day), s.purchase_days) AS purchase_days,
                iif(c.traded, (SELECT max(b.day) FROM bought b WHERE b.customer = s.customer AND b.day <= $day AND b.refunded_on > $day), s.last_purchase) AS last_purchase
              FROM changed c JOIN standing s USING (customer)),
            dated AS (SELECT *, max(added, ifnull(last_act, 0), ifnull(last_purchase, 0)) AS since FROM counted)
            UPDATE standing SET
              days = d.days, last_act = d.last_act, purchase_days = d.purchase_days, last_purchase = d.last_purchase,
              band = (CASE {bands} ELSE 0 END),
              stage = (CASE WHEN d.purchase_days = 0 THEN 0 WHEN $day - d.last_purchase > {model.Purchase.LapsedAfterDays} THEN 3 WHEN d.purchase_days = 1 THEN 1 ELSE 2 END),
              lifecycle = (CASE WHEN $day - d.since > {rules.ChurnAfterDays} THEN 4 WHEN $day - d.since > {rules.SilentAfterDays} THEN 3
                WHEN d.purchase_days >= {rules.MatureFrom} THEN 2 WHEN d.purchase_days > 0 THEN 1 ELSE 0 END),
              next_on = min(
                iif(d.since + {rules.SilentAfterDays + 1} > $day, d.since + {rules.SilentAfterDays + 1}, {Never}),
                iif(d.since + {rules.ChurnAfterDays + 1} > $day, d.since + {rules.ChurnAfterDays + 1}, {Never}),
                iif(d.last_purchase + {model.Purchase.LapsedAfterDays + 1} > $day, d.last_purchase + {model.Purchase.LapsedAfterDays + 1}, {Never}))
            FROM dated d WHERE standing.customer = d.customer
            """;
    }

    private void Fill(Workload workload, CorpPlacements placements, int firstDay)
    {
        using var transaction = connection.BeginTransaction();
        using var act = Prepare("INSERT OR IGNORE INTO act VALUES ($0, $1)", 2);
        using var bought = Prepare("INSERT INTO bought VALUES ($0, $1, $2)", 3);
        using var standing = Prepare("INSERT INTO standing VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", 10);
        for (var i = 0; i < workload.Customers; i++)
        {
            var customer = workload.Customer(i);
            var added = Workload.DayOf(customer.AddedSecond);
            if (placements[i + 1].ToPlacement() is { } p)
            {
                Run(
                    standing, i, added, p.InteractionDays, Number(p.LastInteractionOn), p.PurchaseDays, Number(p.LastPurchaseOn),
                    (int)p.Cell.Band, (int)p.Cell.Stage, (int)p.Stage, Number(p.NextOn));
            }
            else
            {
                Run(standing, i, added, 0, null, 0, null, 0, 0, 0, added);
            }

            foreach (var (second, _) in customer.Interactions.Where(a => Workload.DayOf(a.Second) > firstDay - 60))
            {
                Run(act, Workload.DayOf(second), i);
            }

            foreach (var order in customer.Orders)
            {
                Run(bought, i, Workload.DayOf(order.Second), order.RefundedSecond is { } refunded ? Workload.DayOf(refunded) : Never);
            }
        }

        transaction.Commit();
    }

    private static int? Number(DateOnly? day) => day is { } d ? d.DayNumber - Workload.FirstDay.DayNumber : null;

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.AddWithValue($"${i}", DBNull.Value);
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
