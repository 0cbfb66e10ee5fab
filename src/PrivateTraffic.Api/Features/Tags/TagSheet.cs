using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Tags;

/// <summary>Puts together what a member sees of the tags of a customer.</summary>
internal sealed class TagSheet(PrivateTrafficDb db, CorpRegistry corps, IOptions<TagOptions> options)
{
    public async Task<TagsResponse> ReadAsync(
        SignedInMember member, CardSubject subject, TextLanguage language, CancellationToken cancellation)
    {
        var library = await LibraryAsync(member.CorpId, cancellation);
        var relations = await db.FollowRelations.AsNoTracking()
            .Where(r => r.CorpId == member.CorpId && r.ExternalUserId == subject.Contact.ExternalUserId
                && r.Status != RelationStatus.DeletedByMember)
            .OrderBy(r => r.UserId).ToListAsync(cancellation);
        var own = relations.Find(r => r.UserId == member.UserId);
        var marks = own is null ? [] : await db.TagMarks.AsNoTracking()
            .Where(m => m.CorpId == own.CorpId && m.UserId == own.UserId && m.ExternalUserId == own.ExternalUserId)
            .ToListAsync(cancellation);
        var people = relations.ConvertAll(r => r.UserId).Concat(marks.Select(m => m.SetBy).OfType<string>()).Distinct().ToArray();
        var names = await db.Members.AsNoTracking().Where(m => m.CorpId == member.CorpId && people.Contains(m.UserId))
            .ToDictionaryAsync(m => m.UserId, m => m.Name, cancellation);
        var corp = await corps.FindAsync(member.CorpId, cancellation);
        return new TagsResponse(
            own is not null && corp?.Settings is not null,
            TagMarkStore.MostTags,
            own is null ? [] : [.. TagsOf(own, marks, library, names, language)],
            own?.Tags.Count(id => !library.ById.ContainsKey(id)) ?? 0,
            [
                .. relations.Where(r => r != own && r.Tags.Exists(library.ById.ContainsKey)).Select(r => new OtherTagsResponse(
                    r.UserId,
                    names.GetValueOrDefault(r.UserId, r.UserId),
                    [.. library.InOrder(r.Tags).Select(t => new TagResponse(t.Tag.TagId, t.Tag.Name, t.Group.Name))])),
            ],
            [
                .. library.Groups.Select(g => new TagGroupResponse(
                    g.Group.GroupId,
                    g.Group.Name,
                    !options.Value.IsReadOnly(g.Group.Name),
                    [.. g.Tags.Select(t => new TagChoice(t.TagId, t.Name))])),
            ]);
    }

    public async Task<TagLibrary> LibraryAsync(int corpId, CancellationToken cancellation)
    {
        var tags = (await db.CorpTags.AsNoTracking().Where(t => t.CorpId == corpId).OrderByDescending(t => t.SortOrder).ThenBy(t => t.Name)
            .ToListAsync(cancellation)).ToLookup(t => t.GroupId);
        var groups = await db.CorpTagGroups.AsNoTracking().Where(g => g.CorpId == corpId)
            .OrderByDescending(g => g.SortOrder).ThenBy(g => g.Name).ToListAsync(cancellation);
        return new TagLibrary(groups.ConvertAll(g => (g, (IReadOnlyList<CorpTag>)[.. tags[g.GroupId]])));
    }

    /// <summary>What is there, and what is not there yet, or not gone yet, or was refused.</summary>
    private IEnumerable<RelationTagResponse> TagsOf(
        FollowRelation own, List<TagMark> marks, TagLibrary library, Dictionary<string, string> names, TextLanguage language)
    {
        var byTag = marks.ToDictionary(m => m.TagId);
        var shown = own.Tags.Union(marks.Where(m => m.Delivery != TagDelivery.Delivered).Select(m => m.TagId));
        foreach (var (tag, group) in library.InOrder(shown))
        {
            var mark = byTag.GetValueOrDefault(tag.TagId);
            yield return new RelationTagResponse(
                tag.TagId,
                tag.Name,
                group.Name,
                !options.Value.IsReadOnly(group.Name),
                mark?.IsOn ?? true,
                mark?.Origin ?? TagOrigin.WeCom,
                mark?.SetBy is { } by ? names.GetValueOrDefault(by, by) : null,
                mark?.SetAt,
                mark?.Delivery ?? TagDelivery.Delivered,
                mark?.Problem is { } problem ? WeComWords.Of(problem).In(language) : null,
                mark?.Problem is null ? null : TagRemedies.For(mark).In(language));
        }
    }
}

/// <summary>The company's tags, in WeCom's order.</summary>
/// <param name="Groups">The groups with their tags.</param>
internal sealed record TagLibrary(IReadOnlyList<(CorpTagGroup Group, IReadOnlyList<CorpTag> Tags)> Groups)
{
    public IReadOnlyDictionary<string, (CorpTag Tag, CorpTagGroup Group)> ById { get; } =
        Groups.SelectMany(g => g.Tags, (g, t) => (Tag: t, g.Group)).ToDictionary(t => t.Tag.TagId);

    /// <summary>Those of some tags that are in the library.</summary>
    public IEnumerable<(CorpTag Tag, CorpTagGroup Group)> InOrder(IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet();
        return ById.Values.Where(t => wanted.Contains(t.Tag.TagId));
    }
}
