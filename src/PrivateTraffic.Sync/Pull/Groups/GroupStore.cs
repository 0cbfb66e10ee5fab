using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Groups;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom.Groups;
using GroupChat = PrivateTraffic.Data.Groups.GroupChat;
using WeComGroup = PrivateTraffic.WeCom.Groups.GroupChat;

namespace PrivateTraffic.Sync.Pull.Groups;

/// <summary>Stores group chats as WeCom shows them, in the transaction of the caller.</summary>
internal sealed class GroupStore(PrivateTrafficDb db, KnownCorp corp, DateTime now)
{
    public const string Source = "group";

    /// <summary>
    /// Stores groups with everybody in them. Who is missing has left; joining and leaving of customers is written to the ledger once.
    /// </summary>
    public async Task SaveAsync(IReadOnlyList<WeComGroup> groups, long runId, CancellationToken cancellation)
    {
        var chatIds = groups.Select(g => g.Id.Value).ToArray();
        var before = await db.GroupChatMembers.AsNoTracking()
            .Where(m => m.CorpId == corp.Id && chatIds.Contains(m.ChatId) && m.LeftAt == null).ToListAsync(cancellation);
        var since = before.ToDictionary(m => (m.ChatId, m.UserId), m => m.JoinedAt);
        var present = groups.SelectMany(g => g.Members, (g, m) => MemberOf(g, m, since)).ToList();
        var isPresent = present.Select(m => (m.ChatId, m.UserId)).ToHashSet();
        var left = before.Where(m => !isPresent.Contains((m.ChatId, m.UserId))).ToList();
        left.ForEach(m => m.LeftAt = now);
        await db.UpsertAsync([.. groups.Select(g => GroupOf(g, runId))], cancellation);
        await db.UpsertAsync([.. present, .. left], cancellation);
        await RecordAsync([.. present.Select(JoinOf), .. left.Select(LeaveOf)], cancellation);
    }

    /// <summary>Marks groups as dissolved; everybody in them has left.</summary>
    public async Task DissolveAsync(string chatId, CancellationToken cancellation)
    {
        await db.GroupChats.Where(g => g.CorpId == corp.Id && g.ChatId == chatId && g.DissolvedAt == null)
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.DissolvedAt, now), cancellation);
        await db.GroupChatMembers.Where(m => m.CorpId == corp.Id && m.ChatId == chatId && m.LeftAt == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeftAt, now), cancellation);
    }

    private GroupChat GroupOf(WeComGroup group, long runId) => new()
    {
        CorpId = corp.Id,
        ChatId = group.Id.Value,
        Name = group.Name,
        OwnerUserId = group.Owner is { } owner ? MemberMapping.UserIdOf(owner) : "",
        CreatedAt = group.CreatedAt?.UtcDateTime ?? now,
        MemberVersion = group.MemberVersion,
        SeenInRun = runId,
    };

    /// <summary>Where WeCom does not say when somebody joined, the moment they were first seen holds.</summary>
    private GroupChatMember MemberOf(WeComGroup group, GroupMember member, Dictionary<(string Chat, string User), DateTime> since)
    {
        var userId = member.Member is { } own ? MemberMapping.UserIdOf(own) : member.Id;
        return new()
        {
            CorpId = corp.Id,
            ChatId = group.Id.Value,
            UserId = userId,
            IsExternal = member.Type == GroupMemberType.External,
            JoinedAt = member.JoinedAt?.UtcDateTime ?? since.GetValueOrDefault((group.Id.Value, userId), now),
            JoinScene = (int)member.JoinScene,
            InvitedBy = member.Invitor?.Member is { } invitor ? MemberMapping.UserIdOf(invitor) : null,
            Channel = member.State,
        };
    }

    /// <summary>Outsiders whom nobody has added are no customers: what they do in a group is not recorded.</summary>
    private async Task RecordAsync(
        IReadOnlyList<(GroupChatMember Member, InteractionKind Kind, DateTime At)> events, CancellationToken cancellation)
    {
        var external = events.Where(e => e.Member.IsExternal).ToArray();
        var known = await new CustomerDirectory(db).FindAsync(corp.Id, external.Select(e => KeyOf(e.Member)), cancellation);
        await new FactStore(db, corp.Calendar).AddAsync(
            corp.Id,
            [.. external.Where(e => known.ContainsKey(KeyOf(e.Member))).Select(e => new NewInteraction(
                KeyOf(e.Member), e.Kind, e.At, false, Source, SourceIdOf(e.Member, e.Kind)))],
            cancellation);
    }

    private static (GroupChatMember, InteractionKind, DateTime) JoinOf(GroupChatMember member) =>
        (member, InteractionKind.GroupJoin, member.JoinedAt);

    private static (GroupChatMember, InteractionKind, DateTime) LeaveOf(GroupChatMember member) =>
        (member, InteractionKind.GroupLeave, member.LeftAt!.Value);

    private static IdentityKey KeyOf(GroupChatMember member) => new(IdentityKind.ExternalUserId, member.UserId);

    /// <summary>
    /// Names a stay in a group by its beginning, so that a leaving found by a pull and told by a callback is the same one.
    /// </summary>
    private static string SourceIdOf(GroupChatMember member, InteractionKind kind) =>
        $"{member.ChatId}/{member.UserId}/{new DateTimeOffset(member.JoinedAt, TimeSpan.Zero).ToUnixTimeSeconds()}/{(kind == InteractionKind.GroupJoin ? "join" : "leave")}";
}
