using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>What an administrator does to the tag library in the console.</summary>
internal static class TagActs
{
    private const int Administrator = 0;

    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["create_tag"] = Create,
        ["rename_tag"] = Rename,
        ["delete_tag"] = Delete,
        ["delete_tag_group"] = DeleteGroup,
        ["shuffle_tags"] = Shuffle,
    };

    private static object Create(ActCall call)
    {
        var (name, groupName) = (call.Text("name"), call.Text("group_name"));
        var group = call.Corp.Tags.FindGroupByName(groupName);
        var isNew = group is null;
        group ??= call.Corp.Tags.AddGroup(groupName, 0, call.Now, Administrator);
        if (group.Living.Any(t => t.Name == name))
        {
            throw new MistakenRequest("The group has such a tag already.");
        }

        var tag = call.Corp.Tags.AddTag(group, name, 0, call.Now, Administrator);
        if (isNew)
        {
            call.Corp.Announce(Events.TagChanged(call.Now, "create", group.Id, isGroup: true));
        }

        call.Corp.Announce(Events.TagChanged(call.Now, "create", tag.Id, isGroup: false));
        return new { id = tag.Id, group_id = group.Id };
    }

    private static object? Rename(ActCall call)
    {
        var tag = call.Tag(call.Text("id"));
        tag.Name = call.Text("name");
        call.Corp.Announce(Events.TagChanged(call.Now, "update", tag.Id, isGroup: false));
        return null;
    }

    private static object? Delete(ActCall call)
    {
        var tag = call.Tag(call.Text("id"));
        tag.IsDeleted = true;
        call.Corp.Announce(Events.TagChanged(call.Now, "delete", tag.Id, isGroup: false));
        // A group goes with its last tag.
        if (tag.Group.IsDeleted)
        {
            call.Corp.Announce(Events.TagChanged(call.Now, "delete", tag.Group.Id, isGroup: true));
        }

        return null;
    }

    // The tags of a deleted group are not announced one by one.
    private static object? DeleteGroup(ActCall call)
    {
        var group = FindGroup(call, call.Text("group_id"));
        group.Tags.ForEach(tag => tag.IsDeleted = true);
        call.Corp.Announce(Events.TagChanged(call.Now, "delete", group.Id, isGroup: true));
        return null;
    }

    private static object? Shuffle(ActCall call)
    {
        var group = FindGroup(call, call.Text("group_id"));
        for (var i = 0; i < group.Tags.Count; i++)
        {
            group.Tags[i].Order = i;
        }

        call.Corp.Announce(Events.TagsShuffled(call.Now, group.Id));
        return null;
    }

    private static TagGroup FindGroup(ActCall call, string id) =>
        call.Corp.Tags.FindGroup(id) is { IsDeleted: false } group
            ? group
            : throw new MistakenRequest("\"group_id\": there is no such group.");
}
