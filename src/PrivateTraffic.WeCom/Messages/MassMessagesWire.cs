using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Messages;

internal sealed record CreateMassMessageRequest
{
    [JsonPropertyName("chat_type")]
    public required string ChatType { get; init; }

    [JsonPropertyName("external_userid")]
    public IReadOnlyCollection<ExternalUserId>? Customers { get; init; }

    [JsonPropertyName("chat_id_list")]
    public IReadOnlyCollection<ChatId>? Chats { get; init; }

    [JsonPropertyName("tag_filter")]
    public TagFilter? Tags { get; init; }

    [JsonPropertyName("sender")]
    public MemberId? Sender { get; init; }

    [JsonPropertyName("allow_select")]
    public bool? AllowSelect { get; init; }

    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("attachments")]
    public IReadOnlyList<MessageAttachment>? Attachments { get; init; }
}

internal sealed record MassMessageListRequest
{
    [JsonPropertyName("chat_type")]
    public required string ChatType { get; init; }

    [JsonPropertyName("start_time")]
    public required DateTimeOffset From { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset To { get; init; }

    [JsonPropertyName("filter_type")]
    public required MassMessageOrigin Origin { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }

    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }
}

internal sealed record MassMessageListReply
{
    [JsonPropertyName("group_msg_list")]
    [AllowNull]
    public IReadOnlyList<MassMessage> Messages { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

/// <summary>The question of all calls about one message; each uses what it needs.</summary>
internal sealed record MassMessageRequest
{
    [JsonPropertyName("msgid")]
    public required GroupSendId Message { get; init; }

    [JsonPropertyName("userid")]
    public MemberId? Sender { get; init; }

    [JsonPropertyName("limit")]
    public int? Limit { get; init; }

    [JsonPropertyName("cursor")]
    public string? Cursor { get; init; }
}

internal sealed record MassMessageTasksReply
{
    [JsonPropertyName("task_list")]
    [AllowNull]
    public IReadOnlyList<MassMessageTask> Tasks { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record MassMessageResultsReply
{
    [JsonPropertyName("send_list")]
    [AllowNull]
    public IReadOnlyList<MassMessageResult> Results { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record WelcomeRequest
{
    [JsonPropertyName("welcome_code")]
    public required string WelcomeCode { get; init; }

    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("attachments")]
    public IReadOnlyList<MessageAttachment>? Attachments { get; init; }
}

[JsonSerializable(typeof(CreateMassMessageRequest))]
[JsonSerializable(typeof(MassMessageReceipt))]
[JsonSerializable(typeof(MassMessageListRequest))]
[JsonSerializable(typeof(MassMessageListReply))]
[JsonSerializable(typeof(MassMessageRequest))]
[JsonSerializable(typeof(MassMessageTasksReply))]
[JsonSerializable(typeof(MassMessageResultsReply))]
[JsonSerializable(typeof(WelcomeRequest))]
internal sealed partial class MassMessagesJson : JsonSerializerContext
{
    public static MassMessagesJson Wire { get; } = new(WireJson.CreateOptions());
}
