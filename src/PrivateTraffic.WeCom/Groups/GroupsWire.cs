using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Groups;

internal sealed record OwnerFilter
{
    [JsonPropertyName("userid_list")]
    public required IReadOnlyCollection<MemberId> Owners { get; init; }
}

internal sealed record GroupListRequest
{
    [JsonPropertyName("status_filter")]
    public GroupChatStatus? Status { get; init; }

    [JsonPropertyName("owner_filter")]
    public required OwnerFilter Owners { get; init; }

    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }
}

internal sealed record GroupListReply
{
    [JsonPropertyName("group_chat_list")]
    [AllowNull]
    public IReadOnlyList<GroupChatEntry> Chats { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record GroupGetRequest
{
    [JsonPropertyName("chat_id")]
    public required ChatId Chat { get; init; }

    /// <summary>0 or 1.</summary>
    [JsonPropertyName("need_name")]
    public required int NeedName { get; init; }
}

internal sealed record GroupGetReply
{
    [JsonPropertyName("group_chat")]
    public required GroupChat Chat { get; init; }
}

internal sealed record GroupFiguresRequest
{
    [JsonPropertyName("day_begin_time")]
    public required DateOnly From { get; init; }

    [JsonPropertyName("day_end_time")]
    public required DateOnly To { get; init; }

    [JsonPropertyName("owner_filter")]
    public required OwnerFilter Owners { get; init; }

    [JsonPropertyName("order_by")]
    public GroupStatisticsOrder? Order { get; init; }

    [JsonPropertyName("offset")]
    public int? Offset { get; init; }

    [JsonPropertyName("limit")]
    public int? Limit { get; init; }
}

internal sealed record GroupFiguresByOwnerReply
{
    [JsonPropertyName("total")]
    public required int Total { get; init; }

    [JsonPropertyName("next_offset")]
    public required int NextOffset { get; init; }

    [JsonPropertyName("items")]
    [AllowNull]
    public IReadOnlyList<GroupFiguresOfOwner> Items { get; init => field = value ?? []; } = [];
}

internal sealed record GroupFiguresByDayReply
{
    [JsonPropertyName("items")]
    [AllowNull]
    public IReadOnlyList<GroupFiguresOfDay> Items { get; init => field = value ?? []; } = [];
}

[JsonSerializable(typeof(GroupListRequest))]
[JsonSerializable(typeof(GroupListReply))]
[JsonSerializable(typeof(GroupGetRequest))]
[JsonSerializable(typeof(GroupGetReply))]
[JsonSerializable(typeof(GroupFiguresRequest))]
[JsonSerializable(typeof(GroupFiguresByOwnerReply))]
[JsonSerializable(typeof(GroupFiguresByDayReply))]
internal sealed partial class GroupsJson : JsonSerializerContext
{
    public static GroupsJson Wire { get; } = new(WireJson.CreateOptions());
}
