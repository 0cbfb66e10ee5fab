using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PrivateTraffic.Data.Cards;

/// <summary>Reads a card by one prepared command of several statements: one way to the server and back.</summary>
internal sealed class CommandCardSession : ICardSession
{
    private static readonly CardParameters Parameters = new(
        "(SELECT customer_id FROM contact WHERE corp_id = @corp AND external_user_id = @external)",
        "@corp",
        "@external",
        "@member",
        "@today",
        "@since");

    private readonly PrivateTrafficDb db;
    private readonly DbCommand command;
    private readonly IDialect dialect;

    private CommandCardSession(PrivateTrafficDb db)
    {
        this.db = db;
        dialect = db.Dialect;
        var sql = new CardStatements(dialect, Parameters);
        command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Join(
            ";\n", sql.Head, sql.Relations, sql.Tags, sql.Groups, sql.Orders, sql.Interactions, sql.Sends);
        Add("corp", 0);
        Add("external", "");
        Add("member", "");
        Add("today", dialect.Stored(DateOnly.MinValue));
        Add("since", dialect.Stored(DateTime.UnixEpoch));
    }

    /// <param name="db">With an open connection; the session takes it over.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ICardSession> OpenAsync(PrivateTrafficDb db, CancellationToken cancellation)
    {
        var session = new CommandCardSession(db);
        await session.command.PrepareAsync(cancellation);
        return session;
    }

    public async Task<CardRecord?> ReadAsync(CardQuery query, CancellationToken cancellation)
    {
        command.Parameters[0].Value = query.CorpId;
        command.Parameters[1].Value = query.ExternalUserId;
        command.Parameters[2].Value = query.UserId;
        command.Parameters[3].Value = dialect.Stored(query.Today);
        command.Parameters[4].Value = dialect.Stored(query.SendsSince);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var row = new Row(rows, dialect);
        return !await rows.ReadAsync(cancellation) ? null : CardRows.HeadOf(row, query) with
        {
            Relations = await NextAsync(row, r => CardRows.RelationOf(r, query), cancellation),
            Tags = await NextAsync(row, CardRows.TagOf, cancellation),
            Groups = await NextAsync(row, CardRows.GroupOf, cancellation),
            Orders = await NextAsync(row, CardRows.OrderOf, cancellation),
            Interactions = await NextAsync(row, CardRows.InteractionOf, cancellation),
            Sends = await NextAsync(row, CardRows.SendOf, cancellation),
        };
    }

    public void Dispose()
    {
        command.Dispose();
        db.Dispose();
    }

    private static async Task<IReadOnlyList<T>> NextAsync<T>(Row row, Func<ICardRow, T> read, CancellationToken cancellation)
    {
        await row.Rows.NextResultAsync(cancellation);
        List<T>? found = null;
        while (await row.Rows.ReadAsync(cancellation))
        {
            (found ??= []).Add(read(row));
        }

        return found ?? (IReadOnlyList<T>)[];
    }

    private void Add(string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private sealed class Row(DbDataReader rows, IDialect dialect) : ICardRow
    {
        public DbDataReader Rows => rows;

        public bool IsNull(int column) => rows.IsDBNull(column);

        public long Number(int column) => rows.GetInt64(column);

        public bool Flag(int column) => rows.GetBoolean(column);

        public string Text(int column) => rows.GetString(column);

        public byte[] Bytes(int column) => dialect.BlobOf(rows, column).ToArray();

        public DateTime Time(int column) => dialect.TimeOf(rows, column);
    }
}
