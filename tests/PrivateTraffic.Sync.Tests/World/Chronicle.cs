using System.Text.Json;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>
/// What each pull could read of likes and comments. The ledger keeps what it has known: neither a like that is taken back nor a moment that
/// grows old changes it. So the truth about reactions is what was true whenever they were read, and it is noted at every pull.
/// </summary>
internal sealed class Chronicle(SimulatedCompany company)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>When after the making of a moment its reactions are read again.</summary>
    private static readonly TimeSpan[] Readings =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(
            14), TimeSpan.FromDays(30),
    ];

    private readonly Dictionary<(string Moment, string User), DateTimeOffset> read = [];
    private readonly HashSet<string> reactions = [];
    private DateTimeOffset? first;

    /// <summary>Every like and comment that a pull can have seen so far.</summary>
    public IReadOnlyCollection<string> Reactions => reactions;

    public static string Line(string user, string customer, string kind, long second) => $"{user} {customer} {kind} {second}";

    /// <summary>Notes what a pull reads now.</summary>
    /// <param name="startedAt">When the pull began, which is what its range of days goes by.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task NoteAsync(DateTimeOffset startedAt, CancellationToken cancellation)
    {
        var oldest = DateTimeOffset.FromUnixTimeSeconds((startedAt - Window).ToUnixTimeSeconds());
        first ??= oldest;
        var serving = (await company.TruthAsync("members", cancellation))
            .Where(m => m.GetProperty("active").GetBoolean() && m.GetProperty("serves_customers").GetBoolean())
            .Select(m => m.GetProperty("userid").GetString()!.ToLowerInvariant()).ToHashSet();
        foreach (var moment in await company.TruthAsync($"moments?from={first:yyyy-MM-dd}", cancellation))
        {
            var createdAt = DateTimeOffset.FromUnixTimeSeconds(moment.GetProperty("create_time").GetInt64());
            foreach (var publisher in moment.GetProperty("publishers").EnumerateArray())
            {
                var user = publisher.GetProperty("userid").GetString()!.ToLowerInvariant();
                var key = (moment.GetProperty("moment_id").GetString()!, user);
                var isDue = read.TryGetValue(key, out var last)
                    ? Array.Exists(Readings, after => createdAt + after > last && createdAt + after <= startedAt)
                    : createdAt >= oldest && createdAt <= startedAt;
                if (isDue)
                {
                    read[key] = company.Now;
                    reactions.UnionWith(serving.Contains(user) ? ReactionsTo(publisher, user) : []);
                }
            }
        }
    }

    private static IEnumerable<string> ReactionsTo(JsonElement publisher, string user) =>
        Of(publisher, "likes", "Like").Concat(Of(publisher, "comments", "Comment")).Select(r => Line(user, r.Customer, r.Kind, r.Second));

    private static IEnumerable<(string Customer, string Kind, long Second)> Of(JsonElement publisher, string name, string kind) =>
        publisher.GetProperty(name).EnumerateArray().Where(r => r.TryGetProperty("external_userid", out _))
            .Select(r => (r.GetProperty("external_userid").GetString()!, kind, r.GetProperty("create_time").GetInt64()));
}
