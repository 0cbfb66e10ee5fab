using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Tags;

/// <summary>
/// The corp's tag library and the tags on customers (D92117, D92118). Everybody may read; an app may change only tags it created itself. A
/// corp has room for a few thousand tags: 10,000 on WeCom's current page, 3,000 on older ones. Every method may throw
/// <see cref="WeComCallException"/>.
/// </summary>
public interface ICorpTags
{
    /// <summary>The whole library, in one answer.</summary>
    Task<IReadOnlyList<CorpTagGroup>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The groups of these tags, with these tags alone in them; deleted ones are included and marked.</summary>
    Task<IReadOnlyList<CorpTagGroup>> ListTagsAsync(IReadOnlyCollection<TagId> tags, CancellationToken cancellationToken);

    /// <summary>These groups with all their tags; deleted tags are included and marked.</summary>
    Task<IReadOnlyList<CorpTagGroup>> ListGroupsAsync(IReadOnlyCollection<TagGroupId> groups, CancellationToken cancellationToken);

    /// <summary>
    /// Creates tags in a new group, or in the group that already has this name. Not safe to repeat: read the library before trying again
    /// after a <see cref="WeComTransportException"/>.
    /// </summary>
    /// <param name="name">At most 30 characters.</param>
    /// <param name="order">Of the group; null leaves it to WeCom.</param>
    /// <param name="tags">At least one: a group cannot be empty. A name given twice is created once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The group with the new tags alone.</returns>
    /// <exception cref="WeComException">40071: a tag of this name exists. 40126: the library is full.</exception>
    Task<CorpTagGroup> AddGroupAsync(string name, long? order, IReadOnlyCollection<NewTag> tags, CancellationToken cancellationToken);

    /// <summary>Creates tags in a group.</summary>
    /// <returns>The group with the new tags alone.</returns>
    /// <exception cref="WeComException">40068: no such group. 40071: a tag of this name exists. 40126: the library is full.</exception>
    Task<CorpTagGroup> AddTagsAsync(TagGroupId group, IReadOnlyCollection<NewTag> tags, CancellationToken cancellationToken);

    /// <summary>Renames or reorders a tag; null leaves a value as it is.</summary>
    /// <exception cref="ArgumentException">Nothing would change.</exception>
    Task EditTagAsync(TagId tag, string? name, long? order, CancellationToken cancellationToken);

    /// <summary>Renames or reorders a group; null leaves a value as it is.</summary>
    /// <exception cref="ArgumentException">Nothing would change.</exception>
    Task EditGroupAsync(TagGroupId group, string? name, long? order, CancellationToken cancellationToken);

    /// <summary>Deletes tags, and with the last tag of a group the group.</summary>
    Task DeleteTagsAsync(IReadOnlyCollection<TagId> tags, CancellationToken cancellationToken);

    /// <summary>Deletes groups with all their tags.</summary>
    Task DeleteGroupsAsync(IReadOnlyCollection<TagGroupId> groups, CancellationToken cancellationToken);

    /// <summary>
    /// Puts tags on a customer, or takes them off, in the name of one member: a tag belongs to the pair (D92118). Large sets are sent by
    /// the hundred, so after a failure some may be applied; repeating is harmless. Causes no callback.
    /// </summary>
    /// <exception cref="ArgumentException">Both lists are empty.</exception>
    /// <exception cref="WeComException">84061: the member has no such customer. 40068: a tag does not exist.</exception>
    Task MarkAsync(
        MemberId member,
        ExternalUserId customer,
        IReadOnlyCollection<TagId> add,
        IReadOnlyCollection<TagId> remove,
        CancellationToken cancellationToken);
}
