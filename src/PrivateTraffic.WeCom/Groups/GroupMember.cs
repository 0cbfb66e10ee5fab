using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>Somebody in a customer group (D92122). <see cref="ToString"/> shows the id alone.</summary>
public sealed record GroupMember
{
    /// <summary>
    /// A member's userid or an external_userid, according to <see cref="Type"/>. Not everybody outside is a customer of ours.
    /// </summary>
    [JsonPropertyName("userid")]
    public required string Id { get; init; }

    [JsonPropertyName("type")]
    public GroupMemberType Type { get; init; }

    /// <summary>Of WeChat users, friends or not, when the corp has bound a WeChat developer account.</summary>
    [JsonPropertyName("unionid")]
    public string? UnionId { get; init; }

    [JsonPropertyName("join_time")]
    public DateTimeOffset? JoinedAt { get; init; }

    [JsonPropertyName("join_scene")]
    public GroupJoinScene JoinScene { get; init; }

    /// <summary>Only when a member of ours did the inviting.</summary>
    [JsonPropertyName("invitor")]
    public GroupInvitor? Invitor { get; init; }

    /// <summary>What this person calls themself in the group.</summary>
    [JsonPropertyName("group_nickname")]
    public string? GroupNickname { get; init; }

    /// <summary>WeChat nickname, or a member's name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Channel of the group code through which the person came.</summary>
    [JsonPropertyName("state")]
    public string? State { get; init; }

    /// <summary>The member, if it is one.</summary>
    [JsonIgnore]
    public MemberId? Member => Type == GroupMemberType.Member ? new MemberId(Id) : null;

    /// <summary>The person outside, if it is one.</summary>
    [JsonIgnore]
    public ExternalUserId? External => Type == GroupMemberType.External ? new ExternalUserId(Id) : null;

    public override string ToString() => $"{Type} {Id}";
}

/// <summary>Who invited somebody into a group.</summary>
public sealed record GroupInvitor
{
    [JsonPropertyName("userid")]
    public MemberId? Member { get; init; }
}

/// <summary>Which kind of id a group member has.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<GroupMemberType>))]
public enum GroupMemberType
{
    Unknown = 0,
    Member = 1,
    External = 2,
}

/// <summary>How somebody came into a group.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<GroupJoinScene>))]
public enum GroupJoinScene
{
    Unknown = 0,

    /// <summary>Invited by somebody in the group.</summary>
    Invited = 1,

    InviteLink = 2,
    QrCode = 3,
}
