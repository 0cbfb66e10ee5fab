using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Tags;
using WeComTagGroup = PrivateTraffic.WeCom.Tags.CorpTagGroup;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>
/// Stores the company's tag library, in the transaction of the caller. WeCom gives it whole; what is missing in it was deleted.
/// </summary>
internal static class TagStore
{
    private const int RelationsAtOnce = 5_000;

    public static async Task SaveAsync(
        PrivateTrafficDb db, int corpId, IReadOnlyList<WeComTagGroup> library, CancellationToken cancellation)
    {
        var groups = library.Select(g => new CorpTagGroup { CorpId = corpId, GroupId = g.Id.Value, Name = g.Name, SortOrder = g.Order })
            .ToList();
        var tags = library.SelectMany(g => g.Tags, (g, t) => new CorpTag
        {
            CorpId = corpId,
            TagId = t.Id.Value,
            GroupId = g.Id.Value,
            Name = t.Name,
            SortOrder = t.Order,
        }).ToList();
        await RemoveAllButAsync(db, corpId, tags.ConvertAll(t => t.TagId), cancellation);
        var groupIds = groups.ConvertAll(g => g.GroupId);
        await db.CorpTagGroups.Where(g => g.CorpId == corpId && !groupIds.Contains(g.GroupId)).ExecuteDeleteAsync(cancellation);
        await db.UpsertAsync(groups, cancellation);
        await db.UpsertAsync(tags, cancellation);
    }

    /// <summary>A tag that is deleted is taken off everybody who had it; WeCom sends no event for each of them.</summary>
    private static async Task RemoveAllButAsync(PrivateTrafficDb db, int corpId, List<string> kept, CancellationToken cancellation)
    {
        var deleted = await db.CorpTags.Where(t => t.CorpId == corpId && !kept.Contains(t.TagId)).Select(t => t.TagId)
            .ToListAsync(cancellation);
        while (deleted.Count > 0)
        {
            var tagged = await db.FollowRelations.AsNoTracking()
                .Where(r => r.CorpId == corpId && r.Tags.Any(t => deleted.Contains(t))).Take(RelationsAtOnce).ToListAsync(cancellation);
            tagged.ForEach(r => r.Tags.RemoveAll(deleted.Contains));
            await db.UpsertAsync(tagged, cancellation);
            if (tagged.Count < RelationsAtOnce)
            {
                break;
            }
        }

        await db.TagMarks.Where(m => m.CorpId == corpId && deleted.Contains(m.TagId)).ExecuteDeleteAsync(cancellation);
        await db.CorpTags.Where(t => t.CorpId == corpId && deleted.Contains(t.TagId)).ExecuteDeleteAsync(cancellation);
    }
}
