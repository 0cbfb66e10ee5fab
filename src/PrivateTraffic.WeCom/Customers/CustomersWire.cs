using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Customers;

internal sealed record CustomerIdsReply
{
    [JsonPropertyName("external_userid")]
    [AllowNull]
    public IReadOnlyList<ExternalUserId> Customers { get; init => field = value ?? []; } = [];
}

internal sealed record CustomerReply
{
    [JsonPropertyName("external_contact")]
    public required Contact Contact { get; init; }

    [JsonPropertyName("follow_user")]
    [AllowNull]
    public IReadOnlyList<FollowUser> Followers { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record BatchRequest
{
    [JsonPropertyName("userid_list")]
    public required IReadOnlyCollection<MemberId> Members { get; init; }

    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }
}

internal sealed record BatchReply
{
    [JsonPropertyName("external_contact_list")]
    [AllowNull]
    public IReadOnlyList<CustomerOfMember> Customers { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("fail_info")]
    public BatchFailures? Failures { get; init; }
}

internal sealed record BatchFailures
{
    [JsonPropertyName("unlicensed_userid_list")]
    [AllowNull]
    public IReadOnlyList<MemberId> UnlicensedMembers { get; init => field = value ?? []; } = [];
}

internal sealed record RemarkRequest
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("external_userid")]
    public required ExternalUserId Customer { get; init; }

    [JsonPropertyName("remark")]
    public string? Remark { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("remark_company")]
    public string? Company { get; init; }

    [JsonPropertyName("remark_mobiles")]
    public IReadOnlyList<string>? Mobiles { get; init; }

    [JsonPropertyName("remark_pic_mediaid")]
    public string? PictureMediaId { get; init; }
}

internal sealed record UnassignedRequest
{
    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("page_size")]
    public required int PageSize { get; init; }
}

internal sealed record UnassignedReply
{
    [JsonPropertyName("info")]
    [AllowNull]
    public IReadOnlyList<UnassignedCustomer> Customers { get; init => field = value ?? []; } = [];

    [JsonPropertyName("is_last")]
    public bool IsLast { get; init; }

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

[JsonSerializable(typeof(CustomerIdsReply))]
[JsonSerializable(typeof(CustomerReply))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchReply))]
[JsonSerializable(typeof(RemarkRequest))]
[JsonSerializable(typeof(UnassignedRequest))]
[JsonSerializable(typeof(UnassignedReply))]
internal sealed partial class CustomersJson : JsonSerializerContext
{
    public static CustomersJson Wire { get; } = new(WireJson.CreateOptions());
}
