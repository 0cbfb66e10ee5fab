using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Tags;
using WeComTagGroup = PrivateTraffic.WeCom.Tags.CorpTagGroup;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>Stores the company's tag library, in the transaction of the caller. WeCom gives it whole; what is missing in it was deleted.</summary>
internal static class TagStore
{
    public static async Task SaveAsync(PrivateTrafficDb db, int corpId, IReadOnlyList<WeComTagGroup> library, CancellationToken cancellation)
    {
        var groups = library.Select(g => new CorpTagGroup { CorpId = corpId, GroupId = g.Id.Value, Name = g.Name, SortOrder = g.Order }).ToList();
        var tags = library.SelectMany(g => g.Tags, (g, t) => new CorpTag
        {
            CorpId = corpId,
            TagId = t.Id.Value,
            GroupId = g.Id.Value,
            Name = t.Name,
            SortOrder = t.Order,
        }).ToList();
        var groupIds = groups.ConvertAll(g => g.GroupId);
        var tagIds = tags.ConvertAll(t => t.TagId);
        await db.CorpTags.Where(t => t.CorpId == corpId && !tagIds.Contains(t.TagId)).ExecuteDeleteAsync(cancellation);
        await db.CorpTagGroups.Where(g => g.CorpId == corpId && !groupIds.Contains(g.GroupId)).ExecuteDeleteAsync(cancellation);
        await db.UpsertAsync(groups, cancellation);
        await db.UpsertAsync(tags, cancellation);
    }
}
