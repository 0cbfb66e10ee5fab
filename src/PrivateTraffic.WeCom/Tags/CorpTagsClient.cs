using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Tags.CorpTagsJson;

namespace PrivateTraffic.WeCom.Tags;

internal sealed class CorpTagsClient(ICallSender sender) : ICorpTags
{
    /// <summary>WeCom names no limit for one call; 41111 speaks of 1,000 without saying where, so we stay well below.</summary>
    private const int MarksPerCall = 100;

    public Task<IReadOnlyList<CorpTagGroup>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(new TagListRequest(), cancellationToken);

    public Task<IReadOnlyList<CorpTagGroup>> ListTagsAsync(IReadOnlyCollection<TagId> tags, CancellationToken cancellationToken)
    {
        RequireSome(tags, nameof(tags));
        return ListAsync(new TagListRequest { Tags = tags }, cancellationToken);
    }

    public Task<IReadOnlyList<CorpTagGroup>> ListGroupsAsync(IReadOnlyCollection<TagGroupId> groups, CancellationToken cancellationToken)
    {
        RequireSome(groups, nameof(groups));
        return ListAsync(new TagListRequest { Groups = groups }, cancellationToken);
    }

    public Task<CorpTagGroup> AddGroupAsync(
        string name, long? order, IReadOnlyCollection<NewTag> tags, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RequireSome(tags, nameof(tags));
        return AddAsync(new AddTagRequest { GroupName = name, Order = order, Tags = tags }, cancellationToken);
    }

    public Task<CorpTagGroup> AddTagsAsync(TagGroupId group, IReadOnlyCollection<NewTag> tags, CancellationToken cancellationToken)
    {
        RequireSome(tags, nameof(tags));
        return AddAsync(new AddTagRequest { Group = group, Tags = tags }, cancellationToken);
    }

    public Task EditTagAsync(TagId tag, string? name, long? order, CancellationToken cancellationToken) =>
        EditAsync(tag.Value, name, order, cancellationToken);

    public Task EditGroupAsync(TagGroupId group, string? name, long? order, CancellationToken cancellationToken) =>
        EditAsync(group.Value, name, order, cancellationToken);

    public Task DeleteTagsAsync(IReadOnlyCollection<TagId> tags, CancellationToken cancellationToken)
    {
        RequireSome(tags, nameof(tags));
        return DeleteAsync(new TagListRequest { Tags = tags }, cancellationToken);
    }

    public Task DeleteGroupsAsync(IReadOnlyCollection<TagGroupId> groups, CancellationToken cancellationToken)
    {
        RequireSome(groups, nameof(groups));
        return DeleteAsync(new TagListRequest { Groups = groups }, cancellationToken);
    }

    public async Task MarkAsync(
        MemberId member,
        ExternalUserId customer,
        IReadOnlyCollection<TagId> add,
        IReadOnlyCollection<TagId> remove,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(remove);
        if (add.Count + remove.Count == 0)
        {
            throw new ArgumentException("No tag to add and none to remove.", nameof(add));
        }

        var adds = add.Chunk(MarksPerCall).ToArray();
        var removes = remove.Chunk(MarksPerCall).ToArray();
        for (var i = 0; i < Math.Max(adds.Length, removes.Length); i++)
        {
            var request = new MarkTagRequest
            {
                Member = member,
                Customer = customer,
                Add = adds.ElementAtOrDefault(i),
                Remove = removes.ElementAtOrDefault(i),
            };
            var call = Api.Repeatable("externalcontact/mark_tag", request, Wire.MarkTagRequest, EmptyReply.Type);
            await sender.SendAsync(call with { SerialKey = SerialKeys.Relation(member, customer) }, cancellationToken);
        }
    }

    private static void RequireSome<T>(IReadOnlyCollection<T> items, string name) => Limits.RequireCount(items, int.MaxValue, name);

    private async Task<IReadOnlyList<CorpTagGroup>> ListAsync(TagListRequest request, CancellationToken cancellationToken)
    {
        var call = Api.Read("externalcontact/get_corp_tag_list", request, Wire.TagListRequest, Wire.TagListReply);
        return (await sender.SendAsync(call, cancellationToken)).Groups;
    }

    private async Task<CorpTagGroup> AddAsync(AddTagRequest request, CancellationToken cancellationToken)
    {
        var call = Api.Once("externalcontact/add_corp_tag", request, Wire.AddTagRequest, Wire.AddTagReply);
        return (await sender.SendAsync(call, cancellationToken)).Group;
    }

    private Task<EmptyReply> EditAsync(string id, string? name, long? order, CancellationToken cancellationToken)
    {
        if (name is null && order is null)
        {
            throw new ArgumentException("Neither a name nor an order.", nameof(name));
        }

        var request = new EditTagRequest { Id = id, Name = name, Order = order };
        return sender.SendAsync(
            Api.Repeatable("externalcontact/edit_corp_tag", request, Wire.EditTagRequest, EmptyReply.Type), cancellationToken);
    }

    private Task<EmptyReply> DeleteAsync(TagListRequest request, CancellationToken cancellationToken) => sender.SendAsync(
        Api.Repeatable("externalcontact/del_corp_tag", request, Wire.TagListRequest, EmptyReply.Type), cancellationToken);
}
