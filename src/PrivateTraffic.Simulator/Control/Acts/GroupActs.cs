using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>What happens in customer groups.</summary>
internal static class GroupActs
{
    private const int QuitByOneself = 0;
    private const int Removed = 1;

    public static IReadOnlyDictionary<string, ActHandler> All { get; } = new Dictionary<string, ActHandler>
    {
        ["create_group"] = Create,
        ["rename_group"] = call => Change(call, "change_name", change => change.Name = call.Text("name")),
        ["change_group_notice"] = call => Change(call, "change_notice", change => change.Notice = call.Text("notice")),
        ["change_group_owner"] = call => Change(call, "change_owner", change => change.Owner = call.Member("owner").Index),
        ["join_group"] = Join,
        ["leave_group"] = Leave,
        ["dismiss_group"] = Dismiss,
    };

    private static object Create(ActCall call)
    {
        var group = call.Corp.Groups.Make(call.Member("owner").Index, call.OptionalText("name") ?? "");
        call.Corp.Announce(Events.GroupCreated(call.Now, group.Owner, group.ChatId));
        return new { chat_id = group.ChatId };
    }

    private static object? Change(ActCall call, string detail, Action<GroupChange> change)
    {
        var group = call.Group();
        change(call.Corp.Groups.ChangeOf(group.Number));
        call.Corp.Announce(Events.GroupChanged(call.Now, call.Group().Owner, group.ChatId, detail));
        return null;
    }

    private static object? Join(ActCall call)
    {
        var (group, (isStaff, person, id)) = (call.Group(), PersonIn(call));
        if (call.Corp.Groups.PeopleIn(group).Any(s => s.IsStaff == isStaff && s.Person == person))
        {
            throw new MistakenRequest("That person is in the group already.");
        }

        var scene = (JoinScene)(call.OptionalNumber("join_scene") ?? (int)JoinScene.QrCode);
        var inviter = scene == JoinScene.Invited ? group.Owner : -1;
        Announce(call, group, joined: true, scene == JoinScene.QrCode ? (int)JoinScene.QrCode : 0, id, () => call.Corp.Groups.Arrive(
            group.Number, new GroupStay(isStaff, person, call.Now, RelationTimeline.Never, scene, inviter, call.OptionalText("state") ?? "")));
        return null;
    }

    private static object? Leave(ActCall call)
    {
        var (group, (isStaff, person, id)) = (call.Group(), PersonIn(call));
        Announce(
            call,
            group,
            joined: false,
            call.Flag("removed") ? Removed : QuitByOneself,
            id,
            () => call.Corp.Groups.Depart(group.Number, isStaff, person));
        return null;
    }

    private static object? Dismiss(ActCall call)
    {
        var group = call.Group();
        call.Corp.Groups.ChangeOf(group.Number).IsDismissed = true;
        call.Corp.Announce(Events.GroupDismissed(call.Now, group.Owner, group.ChatId));
        return null;
    }

    private static (bool IsStaff, int Person, string Id) PersonIn(ActCall call) =>
        call.OptionalText("userid") is not null
            ? (true, call.Member().Index, call.Member().UserId)
            : (false, call.Customer(), call.Text("external_userid"));

    private static void Announce(ActCall call, Group group, bool joined, int scene, string person, Action change)
    {
        var before = call.Corp.Groups.VersionAt(group, call.Now);
        change();
        var after = call.Corp.Groups.VersionAt(group, call.Now);
        call.Corp.Announce(
            Events.GroupMembersChanged(call.Now, group.Owner, group.ChatId, new MembersChange(joined, scene, [person], before, after)));
    }
}
