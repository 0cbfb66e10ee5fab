using System.Text.Json;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 4: the tag library and the tags of customers.</summary>
internal static class TagEndpoints
{
    private const int LongestName = 30;
    private const int MostTagsPerCall = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/get_corp_tag_list", Access.CustomerContact, (call, reply) => ListTags(call, reply, isStrategy: false)),
        new("externalcontact/get_strategy_tag_list", Access.CustomerContact, (call, reply) => ListTags(call, reply, isStrategy: true)),
        new("externalcontact/add_corp_tag", Access.CustomerContact, AddTags),
        new("externalcontact/edit_corp_tag", Access.CustomerContact, EditTag),
        new("externalcontact/del_corp_tag", Access.CustomerContact, DeleteTags),
        new("externalcontact/mark_tag", Access.CustomerContact, MarkTag) { ConflictKey = CustomerEndpoints.PairInBody },
    ];

    private static void ListTags(ApiCall call, Utf8JsonWriter reply, bool isStrategy)
    {
        var groupIds = call.Body.Texts("group_id");
        var tagIds = call.Body.Texts("tag_id");
        var byGroup = groupIds.Count > 0;
        var byTag = !byGroup && tagIds.Count > 0;
        var groups = call.Corp.Tags.Groups
            .Where(g => g.Strategy is not null == isStrategy)
            .Where(g => byGroup ? groupIds.Contains(g.Id) : byTag ? g.Tags.Exists(t => tagIds.Contains(t.Id)) : !g.IsDeleted);
        // What is deleted shows only to those who ask for it by id.
        reply.WriteObjects("tag_group", groups, group => WriteGroup(
            reply, group, byTag ? group.Tags.Where(t => tagIds.Contains(t.Id)) : byGroup ? group.Tags : group.Living, saysDeleted: byGroup || byTag));
    }

    private static void WriteGroup(Utf8JsonWriter reply, TagGroup group, IEnumerable<CorpTag> tags, bool saysDeleted)
    {
        if (group.Strategy is { } strategy)
        {
            reply.WriteNumber("strategy_id", strategy);
        }

        reply.WriteString("group_id", group.Id);
        reply.WriteString("group_name", group.Name);
        reply.WriteNumber("create_time", group.CreatedAt);
        reply.WriteNumber("order", group.Order);
        if (saysDeleted)
        {
            reply.WriteBoolean("deleted", group.IsDeleted);
        }

        reply.WriteObjects("tag", tags, tag =>
        {
            reply.WriteString("id", tag.Id);
            reply.WriteString("name", tag.Name);
            reply.WriteNumber("create_time", tag.CreatedAt);
            reply.WriteNumber("order", tag.Order);
            if (saysDeleted)
            {
                reply.WriteBoolean("deleted", tag.IsDeleted);
            }
        });
    }

    private static void AddTags(ApiCall call, Utf8JsonWriter reply)
    {
        var wanted = call.Body.Objects("tag").Select(t => (Name: NameIn(t, "name"), Order: t.Number("order") ?? 0)).DistinctBy(t => t.Name)
            .ToList();
        if (wanted.Count == 0)
        {
            throw new WeComRefusal(Errors.InvalidTagParameters);
        }

        var tags = call.Corp.Tags;
        if (tags.LivingTags + wanted.Count > TagBook.MostTags)
        {
            throw new WeComRefusal(Errors.TooManyTags);
        }

        var group = ExistingGroup(call);
        if (group is not null && wanted.Exists(w => group.Living.Any(t => t.Name == w.Name)))
        {
            throw new WeComRefusal(Errors.TagNameExists);
        }

        group ??= tags.AddGroup(NameIn(call.Body, "group_name"), call.Body.Number("order") ?? 0, call.Corp.AsOf, call.AgentId);
        var added = wanted.Select(w => tags.AddTag(group, w.Name, w.Order, call.Corp.AsOf, call.AgentId)).ToList();
        reply.WriteStartObject("tag_group");
        WriteGroup(reply, group, added, saysDeleted: false);
        reply.WriteEndObject();
    }

    // By id it must be there; by name it is taken if it is there.
    private static TagGroup? ExistingGroup(ApiCall call) => call.Body.Text("group_id") is { Length: > 0 } id
        ? call.Corp.Tags.FindGroup(id) is { IsDeleted: false, Strategy: null } group ? group : throw new WeComRefusal(Errors.InvalidTagId)
        : call.Corp.Tags.FindGroupByName(NameIn(call.Body, "group_name"));

    private static string NameIn(Arguments from, string field) =>
        from.Text(field) is { Length: > 0 and <= LongestName } name ? name : throw new WeComRefusal(Errors.InvalidTagName);

    private static void EditTag(ApiCall call, Utf8JsonWriter reply)
    {
        var id = call.Body.Text("id", Errors.InvalidTagId);
        var name = call.Body.Has("name") ? NameIn(call.Body, "name") : null;
        if (call.Corp.Tags.Find(id) is { IsDeleted: false, Type: 1 } tag)
        {
            CheckOwner(call, tag.Creator);
            RefuseClash(tag.Group.Living.Any(t => t != tag && t.Name == name));
            tag.Name = name ?? tag.Name;
            tag.Order = call.Body.Number("order") ?? tag.Order;
        }
        else if (call.Corp.Tags.FindGroup(id) is { IsDeleted: false, Strategy: null } group)
        {
            CheckOwner(call, group.Creator);
            RefuseClash(name is not null && call.Corp.Tags.FindGroupByName(name) is { } other && other != group);
            group.Name = name ?? group.Name;
            group.Order = call.Body.Number("order") ?? group.Order;
        }
        else
        {
            throw new WeComRefusal(Errors.InvalidTagId);
        }
    }

    private static void RefuseClash(bool clashes)
    {
        if (clashes)
        {
            throw new WeComRefusal(Errors.TagNameExists);
        }
    }

    private static void CheckOwner(ApiCall call, int creator)
    {
        if (creator != call.AgentId)
        {
            throw new WeComRefusal(Errors.NotYourTag);
        }
    }

    private static void DeleteTags(ApiCall call, Utf8JsonWriter reply)
    {
        var tags = call.Body.Texts("tag_id").Select(id => LivingTag(call, id));
        var ofGroups = call.Body.Texts("group_id").SelectMany(id =>
            call.Corp.Tags.FindGroup(id) is { IsDeleted: false, Strategy: null } group ? group.Living : throw new WeComRefusal(Errors.InvalidTagId));
        var doomed = tags.Concat(ofGroups).ToList();
        if (doomed.Count == 0)
        {
            throw new WeComRefusal(Errors.InvalidTagParameters);
        }

        doomed.ForEach(tag => CheckOwner(call, tag.Creator));
        doomed.ForEach(tag => tag.IsDeleted = true);
    }

    private static CorpTag LivingTag(ApiCall call, string id) =>
        call.Corp.Tags.Find(id) is { IsDeleted: false } tag ? tag : throw new WeComRefusal(Errors.InvalidTagId);

    private static void MarkTag(ApiCall call, Utf8JsonWriter reply)
    {
        var relation = call.RelationInBody();
        var add = call.Body.Texts("add_tag").Select(id => LivingTag(call, id)).ToList();
        var remove = call.Body.Texts("remove_tag").Select(id => LivingTag(call, id)).ToList();
        if (add.Count + remove.Count == 0 || add.Count + remove.Count > MostTagsPerCall)
        {
            throw new WeComRefusal(Errors.InvalidTagCount);
        }

        // Strategy tags are for the app that made the strategy group; none of the demo's apps did.
        if (add.Concat(remove).Any(tag => tag.Type != 1))
        {
            throw new WeComRefusal(Errors.NotYourTag);
        }

        call.Corp.Notes.ChangeTags(relation, add, remove);
    }
}
