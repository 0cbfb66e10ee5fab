using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol sections 5.1 and 5.2: customer groups.</summary>
internal static class GroupEndpoints
{
    private const int MostGroups = 1000;
    private const int MostOwners = 100;
    private const int MostVisibleMembers = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("externalcontact/groupchat/list", Access.CustomerContact, List) { IsStorageRead = true },
        new("externalcontact/groupchat/get", Access.CustomerContact, Get) { IsStorageRead = true },
    ];

    /// <summary>A group whose owner the app sees, by chat id.</summary>
    /// <exception cref="WeComRefusal">86003 none given, 86001 unknown or invisible, 49008 dissolved.</exception>
    public static Group GroupOf(ApiCall call, string? chatId)
    {
        if (string.IsNullOrEmpty(chatId))
        {
            throw new WeComRefusal(Errors.ChatIdMissing);
        }

        var group = call.Corp.Groups.Find(chatId);
        if (group is null || !call.App.Sees(call.Corp.People[group.Owner]))
        {
            throw new WeComRefusal(Errors.ChatIdInvalid);
        }

        return group.IsDismissed ? throw new WeComRefusal(Errors.GroupDissolved) : group;
    }

    /// <summary>The owners named in owner_filter, those who left included; null for no filter.</summary>
    /// <exception cref="WeComRefusal">81017 for too many, 60111 for an unknown one.</exception>
    public static IReadOnlyList<int>? OwnersIn(ApiCall call)
    {
        var userIds = call.Body.Object("owner_filter")?.Texts("userid_list") ?? [];
        if (userIds.Count > MostOwners)
        {
            throw new WeComRefusal(Errors.TooManyOwners);
        }

        return userIds.Count == 0
            ? null
            : [.. userIds.Select(id => call.Corp.People.FindEver(id) is { } member && call.App.Sees(member) ? member.Index : throw new WeComRefusal(Errors.UserNotFound))];
    }

    private static void List(ApiCall call, Utf8JsonWriter reply)
    {
        var status = call.Body.Number("status_filter") ?? 0;
        var owners = OwnersIn(call);
        var corp = call.Corp;
        if (call.Body.Number("limit") is null)
        {
            throw new WeComRefusal(Errors.InvalidParameter);
        }

        if (owners is null && corp.People.Active.Count(call.App.Sees) > MostVisibleMembers)
        {
            throw new WeComRefusal(Errors.TooManyOwners);
        }

        var filter = string.Create(CultureInfo.InvariantCulture, $"{status}|{(owners is null ? "" : string.Join(',', owners))}");
        var format = new PageFormat("group_chat_list", call.Body.Text("cursor"), call.Body.Limit(MostGroups, MostGroups), filter);
        reply.WritePage(call, format, from => GroupsOf(call, owners, from).Where(row => status == 0 || (int)row.Item.Inheritance == status), group =>
        {
            reply.WriteStartObject();
            reply.WriteString("chat_id", group.ChatId);
            reply.WriteNumber("status", (int)group.Inheritance);
            reply.WriteEndObject();
        });
    }

    // Owners who have left must be asked for by name.
    private static IEnumerable<(long Place, Group Item)> GroupsOf(ApiCall call, IReadOnlyList<int>? owners, long from)
    {
        var people = call.Corp.People;
        var candidates = owners is null
            ? call.Corp.Groups.Numbers.Where(n => n >= from).Select(call.Corp.Groups.Find).OfType<Group>()
                .Where(g => people.IsActive(people[g.Owner]))
            : owners.SelectMany(call.Corp.Groups.OwnedBy).Where(g => g.Number >= from).OrderBy(g => g.Number);
        return candidates.Where(g => !g.IsDismissed && call.App.Sees(people[g.Owner])).Select(g => (g.Number, g));
    }

    private static void Get(ApiCall call, Utf8JsonWriter reply)
    {
        var corp = call.Corp;
        var group = GroupOf(call, call.Body.Text("chat_id"));
        var needsName = call.Body.Flag("need_name") ?? false;
        var (people, version) = corp.Groups.ReadablePeopleIn(group);
        reply.WriteStartObject("group_chat");
        reply.WriteString("chat_id", group.ChatId);
        reply.WriteString("name", group.Name);
        reply.WriteString("owner", corp.People[group.Owner].UserId);
        reply.WriteNumber("create_time", group.CreatedAt);
        reply.WriteOptional("notice", group.Notice);
        reply.WriteObjects("member_list", people, stay => WriteStay(reply, corp, stay, needsName));
        var admins = people.Where(s => s.IsStaff && s.Person != group.Owner).Select(s => corp.People[s.Person].UserId);
        reply.WriteObjects("admin_list", admins, userId => reply.WriteString("userid", userId));
        reply.WriteString("member_version", version);
        reply.WriteEndObject();
    }

    private static void WriteStay(Utf8JsonWriter reply, Corporation corp, GroupStay stay, bool needsName)
    {
        reply.WriteString("userid", stay.IsStaff ? corp.People[stay.Person].UserId : corp.Customers.ExternalUserId(stay.Person));
        reply.WriteNumber("type", stay.IsStaff ? 1 : 2);
        if (!stay.IsStaff)
        {
            reply.WriteOptional("unionid", corp.Customers.UnionId(stay.Person));
        }

        reply.WriteNumber("join_time", stay.JoinedAt);
        reply.WriteNumber("join_scene", (int)stay.Scene);
        if (stay.Inviter >= 0)
        {
            reply.WriteStartObject("invitor");
            reply.WriteString("userid", corp.People[stay.Inviter].UserId);
            reply.WriteEndObject();
        }

        reply.WriteString("group_nickname", "");
        if (needsName)
        {
            reply.WriteString("name", stay.IsStaff ? corp.People[stay.Person].Name : corp.Customers.Name(stay.Person));
        }

        reply.WriteOptional("state", stay.State);
    }
}
