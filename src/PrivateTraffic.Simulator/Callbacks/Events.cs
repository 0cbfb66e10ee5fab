using System.Globalization;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>The events of protocol section 12.4, one method each.</summary>
internal static class Events
{
    private const string Contact = "change_external_contact";
    private const string Chat = "change_external_chat";
    private const string Tag = "change_external_tag";

    public static CallbackEvent CustomerAdded(long at, Member member, string customer, string state, string? welcomeCode, bool isHalf) =>
        OfContact(
            at,
            isHalf ? "add_half_external_contact" : "add_external_contact",
            member,
            customer,
            ("State", state),
            ("WelcomeCode", welcomeCode ?? ""));

    public static CallbackEvent RelationEdited(long at, Member member, string customer, string state) =>
        OfContact(at, "edit_external_contact", member, customer, ("State", state));

    /// <summary>The member deleted the customer, or an on-job transfer took them away.</summary>
    public static CallbackEvent CustomerRemoved(long at, Member member, string customer, bool byTransfer) =>
        OfContact(at, "del_external_contact", member, customer, ("Source", byTransfer ? "DELETE_BY_TRANSFER" : ""));

    public static CallbackEvent CustomerLeft(long at, Member member, string customer) => OfContact(at, "del_follow_user", member, customer);

    public static CallbackEvent TransferFailed(long at, Member taker, string customer, string reason) =>
        OfContact(at, "transfer_fail", taker, customer, ("FailReason", reason));

    public static CallbackEvent ArchiveConsent(long at, Member member, string customer) =>
        OfContact(at, "msg_audit_approved", member, customer);

    public static CallbackEvent GroupCreated(long at, int owner, string chatId) =>
        new(at, Chat, "create", ("ChatId", chatId)) { Member = owner };

    public static CallbackEvent GroupDismissed(long at, int owner, string chatId) =>
        new(at, Chat, "dismiss", ("ChatId", chatId)) { Member = owner };

    /// <summary>The detail is change_owner, change_name or change_notice.</summary>
    public static CallbackEvent GroupChanged(long at, int owner, string chatId, string detail) =>
        new(at, Chat, "update", ("ChatId", chatId), ("UpdateDetail", detail)) { Member = owner };

    public static CallbackEvent GroupMembersChanged(long at, int owner, string chatId, MembersChange change) => new(
        at,
        Chat,
        "update",
        ("ChatId", chatId),
        ("UpdateDetail", change.Joined ? "add_member" : "del_member"),
        (change.Joined ? "JoinScene" : "QuitScene", Text(change.Scene)),
        ("MemChangeCnt", Text(change.People.Count)),
        ("LastMemVer", change.LastVersion),
        ("CurMemVer", change.CurrentVersion))
    {
        Member = owner,
        Items = ("MemChangeList", change.People),
    };

    public static CallbackEvent TagChanged(long at, string change, string id, bool isGroup) =>
        new(at, Tag, change, ("Id", id), ("TagType", isGroup ? "tag_group" : "tag"));

    public static CallbackEvent TagsShuffled(long at, string groupId) => new(at, Tag, "shuffle", ("Id", groupId));

    public static CallbackEvent Acquisition(long at, string change, int? member, params (string Name, string Value)[] fields) =>
        new(at, "customer_acquisition", change, Present(fields)) { Member = member };

    public static CallbackEvent FromMember(long at, int agentId, string userId, string name, params (string Name, string Value)[] fields) =>
        new(at, name, null, fields) { FromMember = (agentId, userId) };

    public static CallbackEvent Message(long at, int agentId, string userId, string text, long messageId) =>
        new(at, null, null, ("Content", text), ("MsgId", Text(messageId))) { FromMember = (agentId, userId) };

    private static CallbackEvent OfContact(
        long at, string change, Member member, string customer, params (string Name, string Value)[] more) =>
        new(at, Contact, change, [("UserID", member.UserId), ("ExternalUserID", customer), .. Present(more)]) { Member = member.Index };

    private static IReadOnlyList<(string Name, string Value)> Present(IEnumerable<(string Name, string Value)> fields) =>
        [.. fields.Where(f => f.Value.Length > 0)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>People coming to a group or leaving it.</summary>
/// <param name="Scene">JoinScene (0 invited, 3 QR) or QuitScene (0 left, 1 removed).</param>
internal sealed record MembersChange(bool Joined, int Scene, IReadOnlyList<string> People, string LastVersion, string CurrentVersion);
