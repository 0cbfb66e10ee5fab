using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>A customer group with everybody in it (D92122). <see cref="ToString"/> shows the id alone.</summary>
public sealed record GroupChat
{
    [JsonPropertyName("chat_id")]
    public required ChatId Id { get; init; }

    /// <summary>Empty for a group that was never named.</summary>
    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Null while a group has no owner.</summary>
    [JsonPropertyName("owner")]
    public MemberId? Owner { get; init; }

    [JsonPropertyName("create_time")]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("notice")]
    public string? Notice { get; init; }

    [JsonPropertyName("member_list")]
    [AllowNull]
    public IReadOnlyList<GroupMember> Members { get; init => field = value ?? []; } = [];

    [JsonPropertyName("admin_list")]
    [AllowNull]
    public IReadOnlyList<GroupAdmin> Admins { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Version of the member list. The list of changes in a callback applies only to the version it names; with any other, read the group
    /// again (D92130).
    /// </summary>
    [JsonPropertyName("member_version")]
    public string? MemberVersion { get; init; }

    public override string ToString() => $"group {Id}";
}

/// <summary>An administrator of a group.</summary>
public sealed record GroupAdmin
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }
}
