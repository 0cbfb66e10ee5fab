using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;

namespace PrivateTraffic.Sync.Pull;

/// <summary>
/// A run of members in the order of their userids, as a step of a plan names it: by its first and last.
/// A cursor of WeCom belongs to exactly one list of members, so the range must give the same list again after a restart.
/// </summary>
internal static class MemberRange
{
    /// <summary>WeCom takes a hundred members in one list; a few places are left for those who come while a run is under way.</summary>
    public const int MostMembers = 90;

    /// <summary>Cuts members into ranges, small enough for several to be pulled at once.</summary>
    public static IEnumerable<string> Cut(IEnumerable<string> userIds, int concurrency)
    {
        var ordered = userIds.Order(StringComparer.Ordinal).ToArray();
        var size = Math.Clamp((ordered.Length + (2 * concurrency) - 1) / (2 * concurrency), 1, MostMembers);
        return ordered.Chunk(size).Select(c => $"{c[0]} {c[^1]}");
    }

    /// <summary>The members with customer contact in a range.</summary>
    public static async Task<IReadOnlyList<string>> MembersAsync(
        PrivateTrafficDb db, int corpId, string range, CancellationToken cancellation)
    {
        var all = await db.Members.AsNoTracking()
            .Where(m => m.CorpId == corpId && m.HasCustomerContact && m.GoneAt == null).Select(m => m.UserId).ToListAsync(cancellation);
        return Within(range, all);
    }

    /// <summary>Those in a range who own a group, or may own one. Who has left still owns the groups that nobody has taken over.</summary>
    public static async Task<IReadOnlyList<string>> OwnersAsync(
        PrivateTrafficDb db, int corpId, string range, CancellationToken cancellation)
    {
        var owners = await db.GroupChats.AsNoTracking()
            .Where(g => g.CorpId == corpId && g.DissolvedAt == null).Select(g => g.OwnerUserId).Distinct().ToListAsync(cancellation);
        return Within(range, owners.Union(await MembersAsync(db, corpId, range, cancellation)));
    }

    private static string[] Within(string range, IEnumerable<string> userIds)
    {
        var ends = range.Split(' ');
        return [.. userIds.Where(u => string.CompareOrdinal(u, ends[0]) >= 0 && string.CompareOrdinal(u, ends[1]) <= 0).Order(StringComparer.Ordinal)];
    }
}
