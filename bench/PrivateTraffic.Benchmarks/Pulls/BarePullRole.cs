using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.Hosting;

namespace PrivateTraffic.Benchmarks.Pulls;

/// <summary>
/// What is left of a pull when nothing is asked of it but speed: the same pages, four at once, parsed and upserted into two tables by
/// prepared statements. It knows no limits and no tokens that expire, keeps names and phones in the clear, resumes nowhere, finds nobody
/// again by unionid or phone, and keeps no history.
/// </summary>
internal static partial class BarePullRole
{
    public const string Name = "bare-pull";

    private const int AtOnce = 4;
    private const int MostMembers = 100;
    private const int PagesPerTransaction = 50;

    public static async Task<int> RunAsync(string folder, Uri weCom)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(weCom, "cgi-bin/") };
        var token =
            (await client.GetFromJsonAsync($"gettoken?corpid={SimulatedWeCom.CorpId}&corpsecret={SimulatedWeCom.Secret}", Wire.Default.Token))!.AccessToken;
        var members = (await client.GetFromJsonAsync($"externalcontact/get_follow_user_list?access_token={token}", Wire.Default.Members))!
            .FollowUser.Order(StringComparer.Ordinal).ToArray();
        using var tables = new Tables(folder);
        var started = Stopwatch.GetTimestamp();
        var pages = Channel.CreateBounded<Page>(PagesPerTransaction * 2);
        var writing = Task.Run(() => tables.WriteAsync(pages.Reader));
        var size = Math.Clamp((members.Length + (2 * AtOnce) - 1) / (2 * AtOnce), 1, MostMembers);
        await Parallel.ForEachAsync(
            members.Chunk(size),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (range, _) => await ReadAsync(client, token, range, pages.Writer));
        pages.Writer.Complete();
        await writing;
        Console.WriteLine(JsonSerializer.Serialize(new { seconds = Stopwatch.GetElapsedTime(started).TotalSeconds }));
        return 0;
    }

    private static async Task ReadAsync(HttpClient client, string token, string[] members, ChannelWriter<Page> pages)
    {
        for (var cursor = (string?)""; cursor is not null;)
        {
            var request = new PageRequest(members, cursor, 100);
            using var answer = await client.PostAsJsonAsync(
                $"externalcontact/batch/get_by_user?access_token={token}", request, Wire.Default.PageRequest);
            var page = (await answer.Content.ReadFromJsonAsync(Wire.Default.Page))!;
            await pages.WriteAsync(page);
            cursor = page.NextCursor is { Length: > 0 } next ? next : null;
        }
    }

    /// <summary>Two tables with the columns that the product's have.</summary>
    private sealed class Tables : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand contact;
        private readonly SqliteCommand relation;

        public Tables(string folder)
        {
            connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
            connection.Open();
            using var setUp = connection.CreateCommand();
            setUp.CommandText =
                """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;
                CREATE TABLE contact (external_user_id TEXT PRIMARY KEY, name TEXT, avatar TEXT, type INT, gender INT, union_id TEXT, position TEXT, company_name TEXT);
                CREATE TABLE follow_relation (user_id TEXT, external_user_id TEXT, added_at INT, remark TEXT, description TEXT, phones TEXT, add_way INT, channel TEXT, tags TEXT,
                  PRIMARY KEY (user_id, external_user_id));
                """;
            setUp.ExecuteNonQuery();
            contact = Upsert(
                "contact",
                "external_user_id",
                "external_user_id",
                "name",
                "avatar",
                "type",
                "gender",
                "union_id",
                "position",
                "company_name");
            relation = Upsert(
                "follow_relation", "user_id, external_user_id",
                "user_id", "external_user_id", "added_at", "remark", "description", "phones", "add_way", "channel", "tags");
        }

        public async Task WriteAsync(ChannelReader<Page> pages)
        {
            while (await pages.WaitToReadAsync())
            {
                using var transaction = connection.BeginTransaction();
                (contact.Transaction, relation.Transaction) = (transaction, transaction);
                for (var i = 0; i < PagesPerTransaction && (pages.TryRead(out var page) || (await pages.WaitToReadAsync() && pages.TryRead(out page))); i++)
                {
                    foreach (var (c, r) in page.Items)
                    {
                        Run(contact, c.Id, c.Name, c.Avatar, c.Type, c.Gender, c.UnionId, c.Position, c.CorpName);
                        Run(
                            relation, r.UserId, c.Id, r.CreateTime, r.Remark, r.Description, string.Join(
                                '\n', r.Mobiles), r.AddWay, r.State,
                            JsonSerializer.Serialize(r.TagIds, Wire.Default.StringArray));
                    }
                }

                transaction.Commit();
            }
        }

        public void Dispose()
        {
            contact.Dispose();
            relation.Dispose();
            connection.Dispose();
        }

        private SqliteCommand Upsert(string table, string key, params string[] columns)
        {
            var command = connection.CreateCommand();
            command.CommandText =
                $"INSERT INTO {table} VALUES ({string.Join(", ", columns.Select(c => $"${c}"))}) ON CONFLICT ({key}) DO UPDATE SET "
                + string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"));
            foreach (var column in columns)
            {
                command.Parameters.AddWithValue($"${column}", DBNull.Value);
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
    }

    private sealed record Token([property: JsonPropertyName("access_token")] string AccessToken);

    private sealed record Members([property: JsonPropertyName("follow_user")] string[] FollowUser);

    private sealed record PageRequest(
        [property: JsonPropertyName("userid_list")] string[] Members,
        [property: JsonPropertyName("cursor")] string Cursor,
        [property: JsonPropertyName("limit")] int Limit);

    private sealed record Page(
        [property: JsonPropertyName("external_contact_list")] Item[] Items,
        [property: JsonPropertyName("next_cursor")] string? NextCursor);

    private sealed record Item(
        [property: JsonPropertyName("external_contact")] Contact Contact,
        [property: JsonPropertyName("follow_info")] Follow Follow);

    private sealed record Contact(
        [property: JsonPropertyName("external_userid")] string Id,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("avatar")] string? Avatar,
        [property: JsonPropertyName("type")] int Type,
        [property: JsonPropertyName("gender")] int Gender,
        [property: JsonPropertyName("unionid")] string? UnionId,
        [property: JsonPropertyName("position")] string? Position,
        [property: JsonPropertyName("corp_name")] string? CorpName);

    private sealed record Follow(
        [property: JsonPropertyName("userid")] string UserId,
        [property: JsonPropertyName("createtime")] long CreateTime,
        [property: JsonPropertyName("remark")] string? Remark,
        [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("remark_mobiles")] string[] Mobiles,
        [property: JsonPropertyName("add_way")] int AddWay,
        [property: JsonPropertyName("state")] string? State,
        [property: JsonPropertyName("tag_id")] string[] TagIds);

    [JsonSerializable(typeof(Token))]
    [JsonSerializable(typeof(Members))]
    [JsonSerializable(typeof(PageRequest))]
    [JsonSerializable(typeof(Page))]
    [JsonSerializable(typeof(string[]))]
    private sealed partial class Wire : JsonSerializerContext;
}
