using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Cards;
using PrivateTraffic.Data.Conventions;
using SQLitePCL;

namespace PrivateTraffic.Data.Providers.Sqlite;

/// <summary>
/// Reads a card by statements that stay prepared, without ADO.NET: its parameters and readers cost as much as the look-ups do. The first
/// statement stands on its row until the others are done, so that all of them see the database at one moment, and it is locked once.
/// </summary>
internal sealed class SqliteCardSession : ICardSession
{
    /// <summary>While a log left behind by a process that died is read, or the last connection of another one closes.</summary>
    private const int MillisecondsToWait = 5_000;

    private static readonly CardParameters Parameters = new("?1", Corp: "?3", External: "?5", Member: "?4", Today: "?6", Since: "?2");

    private readonly PrivateTrafficDb db;
    private readonly List<QueryStatement> statements = [];
    private readonly QueryStatement head;
    private readonly QueryStatement relations;
    private readonly QueryStatement tags;
    private readonly QueryStatement groups;
    private readonly QueryStatement orders;
    private readonly QueryStatement interactions;
    private readonly QueryStatement sends;

    /// <param name="db">With an open connection; the session takes it over.</param>
    public SqliteCardSession(PrivateTrafficDb db)
    {
        this.db = db;
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        raw.sqlite3_busy_timeout(connection, MillisecondsToWait);
        var sql = new CardStatements(db.Dialect, Parameters);
        try
        {
            head = Prepare(sql.Head);
            relations = Prepare(sql.Relations);
            tags = Prepare(sql.Tags);
            groups = Prepare(sql.Groups);
            orders = Prepare(sql.Orders);
            interactions = Prepare(sql.Interactions);
            sends = Prepare(sql.Sends);
        }
        catch
        {
            statements.ForEach(s => s.Dispose());
            throw;
        }

        QueryStatement Prepare(string text)
        {
            var statement = new QueryStatement(connection, text);
            statements.Add(statement);
            return statement;
        }
    }

    public Task<CardRecord?> ReadAsync(CardQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(Read(query));
    }

    public void Dispose()
    {
        statements.ForEach(s => s.Dispose());
        db.Dispose();
    }

    private CardRecord? Read(CardQuery query)
    {
        try
        {
            Bind(head, query, customerId: 0);
            return !head.Read() ? null : CardRows.HeadOf(head, query) with
            {
                Relations = Ask(relations, r => CardRows.RelationOf(r, query)),
                Tags = Ask(tags, CardRows.TagOf),
                Groups = Ask(groups, CardRows.GroupOf),
                Orders = Ask(orders, CardRows.OrderOf),
                Interactions = Ask(interactions, CardRows.InteractionOf),
                Sends = Ask(sends, CardRows.SendOf),
            };
        }
        finally
        {
            head.Reset();
        }

        IReadOnlyList<T> Ask<T>(QueryStatement statement, Func<QueryStatement, T> read)
        {
            Bind(statement, query, head.Number(0));
            return statement.ReadAll(read);
        }
    }

    private static void Bind(QueryStatement statement, CardQuery query, long customerId)
    {
        statement.Bind(1, customerId);
        statement.Bind(2, UtcMilliseconds.ToStored(query.SendsSince));
        statement.Bind(3, query.CorpId);
        statement.Bind(4, query.UserId);
        statement.Bind(5, query.ExternalUserId);
        statement.Bind(6, DaysSinceEpoch.ToStored(query.Today));
    }
}
