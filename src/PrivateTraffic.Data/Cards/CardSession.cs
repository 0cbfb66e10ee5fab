using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Data.Cards;

/// <summary>An open connection with the command that reads a card, prepared. For one reader at a time.</summary>
internal sealed class CardSession : IDisposable
{
    private readonly PrivateTrafficDb db;
    private readonly DbCommand command;
    private readonly IDialect dialect;

    private CardSession(PrivateTrafficDb db)
    {
        this.db = db;
        dialect = db.Dialect;
        command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Statements(dialect);
        Add("corp", 0);
        Add("external", "");
        Add("member", "");
        Add("today", dialect.Stored(DateOnly.MinValue));
        Add("since", dialect.Stored(DateTime.UnixEpoch));
    }

    public static async Task<CardSession> OpenAsync(IDbContextFactory<PrivateTrafficDb> databases, CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            var session = new CardSession(db);
            await session.command.PrepareAsync(cancellation);
            return session;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public async Task<CardRecord?> ReadAsync(CardQuery query, CancellationToken cancellation)
    {
        command.Parameters[0].Value = query.CorpId;
        command.Parameters[1].Value = query.ExternalUserId;
        command.Parameters[2].Value = query.UserId;
        command.Parameters[3].Value = dialect.Stored(query.Today);
        command.Parameters[4].Value = dialect.Stored(query.SendsSince);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return null;
        }

        var record = RecordOf(rows, query);
        return record with
        {
            Relations = await NextAsync(rows, r => RelationOf(r, query), cancellation),
            Tags = await NextAsync(rows, r => new CardTag(r.GetString(0), r.GetString(1), r.GetString(2)), cancellation),
            Groups = await NextAsync(rows, r => new CardGroup(r.GetString(0), r.GetString(1), dialect.TimeOf(r, 2)), cancellation),
            Orders = await NextAsync(rows, OrderOf, cancellation),
            Interactions = await NextAsync(
                rows, r => new CardInteraction((InteractionKind)r.GetInt16(0), dialect.TimeOf(r, 1), r.GetBoolean(2), r.GetString(3)), cancellation),
            Sends = await NextAsync(rows, SendOf, cancellation),
        };
    }

    public void Dispose()
    {
        command.Dispose();
        db.Dispose();
    }

    private static string Statements(IDialect dialect)
    {
        const string Customer = "(SELECT customer_id FROM contact WHERE corp_id = @corp AND external_user_id = @external)";
        var tags = dialect.ElementsOf("tags", "follow_relation", "corp_id = @corp AND user_id = @member AND external_user_id = @external");
        return $"""
            SELECT c.customer_id, c.name, c.avatar, c.type, c.gender, c.union_id, c.position, c.company_name, k.history,
              (SELECT v.number FROM model_version v WHERE v.corp_id = @corp AND v.effective_from <= @today ORDER BY v.number DESC LIMIT 1),
              (SELECT m.name FROM member m WHERE m.corp_id = @corp AND m.user_id = @member)
            FROM contact c LEFT JOIN customer k ON k.id = c.customer_id AND k.corp_id = c.corp_id AND k.merged_into IS NULL
            WHERE c.corp_id = @corp AND c.external_user_id = @external;
            SELECT r.user_id, r.external_user_id, r.added_at, r.remark, r.description, r.phones, r.add_way, r.channel, r.status, m.name
            FROM follow_relation r LEFT JOIN member m ON m.corp_id = r.corp_id AND m.user_id = r.user_id
            WHERE r.customer_id = {Customer} ORDER BY r.added_at DESC, r.user_id, r.external_user_id;
            SELECT t.tag_id, t.name, g.name FROM corp_tag t JOIN corp_tag_group g ON g.corp_id = t.corp_id AND g.group_id = t.group_id
            WHERE t.corp_id = @corp AND t.tag_id IN ({tags})
            ORDER BY g.sort_order DESC, g.name, t.sort_order DESC, t.name, t.tag_id;
            SELECT g.chat_id, g.name, m.joined_at
            FROM group_chat_member m JOIN group_chat g ON g.corp_id = m.corp_id AND g.chat_id = m.chat_id
            WHERE m.corp_id = @corp AND m.user_id IN (SELECT c.external_user_id FROM contact c WHERE c.customer_id = {Customer})
              AND m.left_at IS NULL AND g.dissolved_at IS NULL
            ORDER BY m.joined_at DESC, g.chat_id;
            SELECT o.number, o.source, o.paid_at, o.is_date_only, o.amount,
              (SELECT CAST(coalesce(sum(r.amount), 0) AS bigint) FROM refund r
               WHERE r.corp_id = o.corp_id AND r.source = o.source AND r.order_number = o.number),
              o.category, o.channel
            FROM orders o WHERE o.customer_id = {Customer} ORDER BY o.paid_at DESC, o.source, o.number LIMIT 3;
            SELECT i.kind, i.occurred_at, i.is_date_only, i.source
            FROM interaction i WHERE i.customer_id = {Customer} ORDER BY i.occurred_at DESC, i.source, i.source_id LIMIT 5;
            SELECT s.script_key, s.at, s.user_id, m.name, s.outcome
            FROM script_send s LEFT JOIN member m ON m.corp_id = s.corp_id AND m.user_id = s.user_id
            WHERE s.customer_id = {Customer} AND (s.at >= @since OR s.id IN (
              SELECT l.id FROM script_send l WHERE l.customer_id = {Customer} ORDER BY l.at DESC, l.id LIMIT 5))
            ORDER BY s.at DESC, s.id
            """;
    }

    private CardRecord RecordOf(DbDataReader row, CardQuery query) => new(
        new Contact
        {
            CorpId = query.CorpId,
            ExternalUserId = query.ExternalUserId,
            CustomerId = row.GetInt64(0),
            Name = dialect.BlobOf(row, 1).ToArray(),
            Avatar = TextOf(row, 2),
            Type = row.GetInt32(3),
            Gender = row.GetInt32(4),
            UnionId = TextOf(row, 5),
            Position = TextOf(row, 6),
            CompanyName = TextOf(row, 7),
        },
        BytesOf(row, 8),
        row.IsDBNull(9) ? 0 : row.GetInt32(9),
        TextOf(row, 10));

    private CardRelation RelationOf(DbDataReader row, CardQuery query) => new(
        new FollowRelation
        {
            CorpId = query.CorpId,
            UserId = row.GetString(0),
            ExternalUserId = row.GetString(1),
            CustomerId = 0,
            AddedAt = dialect.TimeOf(row, 2),
            Remark = BytesOf(row, 3),
            Description = BytesOf(row, 4),
            Phones = BytesOf(row, 5),
            AddWay = row.GetInt32(6),
            Channel = TextOf(row, 7),
            Status = Enum.Parse<RelationStatus>(row.GetString(8)),
        },
        TextOf(row, 9));

    private CardOrder OrderOf(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), dialect.TimeOf(row, 2), row.GetBoolean(3), row.GetInt64(4), row.GetInt64(5), TextOf(row, 6), TextOf(row, 7));

    private CardSend SendOf(DbDataReader row) =>
        new(row.GetString(0), dialect.TimeOf(row, 1), row.GetString(2), TextOf(row, 3), Enum.Parse<SendOutcome>(row.GetString(4)));

    private byte[]? BytesOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : dialect.BlobOf(row, column).ToArray();

    private static string? TextOf(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<IReadOnlyList<T>> NextAsync<T>(DbDataReader rows, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        await rows.NextResultAsync(cancellation);
        List<T>? found = null;
        while (await rows.ReadAsync(cancellation))
        {
            (found ??= []).Add(read(rows));
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
}
