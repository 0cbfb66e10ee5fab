using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;
using PrivateTraffic.WeCom.Messages;

namespace PrivateTraffic.WeCom.Moments;

internal sealed record MomentListRequest
{
    [JsonPropertyName("start_time")]
    public required DateTimeOffset From { get; init; }

    [JsonPropertyName("end_time")]
    public required DateTimeOffset To { get; init; }

    [JsonPropertyName("filter_type")]
    public required MomentFilter Filter { get; init; }

    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }
}

internal sealed record MomentListReply
{
    [JsonPropertyName("moment_list")]
    [AllowNull]
    public IReadOnlyList<Moment> Moments { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

/// <summary>The question of all reads about one moment; each uses what it needs.</summary>
internal sealed record MomentRequest
{
    [JsonPropertyName("moment_id")]
    public required MomentId Moment { get; init; }

    [JsonPropertyName("userid")]
    public MemberId? Publisher { get; init; }

    [JsonPropertyName("cursor")]
    public string? Cursor { get; init; }

    [JsonPropertyName("limit")]
    public int? Limit { get; init; }
}

internal sealed record MomentTasksReply
{
    [JsonPropertyName("task_list")]
    [AllowNull]
    public IReadOnlyList<MomentTaskOfMember> Tasks { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record MomentAudienceReply
{
    [JsonPropertyName("customer_list")]
    [AllowNull]
    public IReadOnlyList<MomentAudienceEntry> Customers { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record AddMomentRequest
{
    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("attachments")]
    public IReadOnlyList<MomentAttachment>? Attachments { get; init; }

    [JsonPropertyName("visible_range")]
    public MomentRange? Range { get; init; }
}

internal sealed record MomentRange
{
    [JsonPropertyName("sender_list")]
    public MomentSenders? Senders { get; init; }

    [JsonPropertyName("external_contact_list")]
    public MomentCustomers? Customers { get; init; }
}

internal sealed record AddMomentReply
{
    [JsonPropertyName("jobid")]
    public required string JobId { get; init; }
}

[JsonSerializable(typeof(MomentListRequest))]
[JsonSerializable(typeof(MomentListReply))]
[JsonSerializable(typeof(MomentRequest))]
[JsonSerializable(typeof(MomentTasksReply))]
[JsonSerializable(typeof(MomentAudienceReply))]
[JsonSerializable(typeof(MomentInteractions))]
[JsonSerializable(typeof(AddMomentRequest))]
[JsonSerializable(typeof(AddMomentReply))]
[JsonSerializable(typeof(MomentJob))]
internal sealed partial class MomentsJson : JsonSerializerContext
{
    public static MomentsJson Wire { get; } = new(WireJson.CreateOptions());
}
