using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Members;

internal sealed record FollowUsersReply
{
    [JsonPropertyName("follow_user")]
    [AllowNull]
    public IReadOnlyList<MemberId> Members { get; init => field = value ?? []; } = [];
}

internal sealed record MemberSummariesReply
{
    [JsonPropertyName("userlist")]
    [AllowNull]
    public IReadOnlyList<MemberSummary> Members { get; init => field = value ?? []; } = [];
}

internal sealed record MembersReply
{
    [JsonPropertyName("userlist")]
    [AllowNull]
    public IReadOnlyList<Member> Members { get; init => field = value ?? []; } = [];
}

internal sealed record ListIdsRequest
{
    [JsonPropertyName("cursor")]
    public required string Cursor { get; init; }

    [JsonPropertyName("limit")]
    public required int Limit { get; init; }
}

internal sealed record ListIdsReply
{
    [JsonPropertyName("dept_user")]
    [AllowNull]
    public IReadOnlyList<MemberOfDepartment> Members { get; init => field = value ?? []; } = [];

    [JsonPropertyName("next_cursor")]
    [AllowNull]
    public string NextCursor { get; init => field = value ?? ""; } = "";
}

internal sealed record DepartmentTreeReply
{
    [JsonPropertyName("department_id")]
    [AllowNull]
    public IReadOnlyList<DepartmentNode> Departments { get; init => field = value ?? []; } = [];
}

internal sealed record DepartmentsReply
{
    [JsonPropertyName("department")]
    [AllowNull]
    public IReadOnlyList<Department> Departments { get; init => field = value ?? []; } = [];
}

internal sealed record DepartmentReply
{
    [JsonPropertyName("department")]
    public required Department Department { get; init; }
}

[JsonSerializable(typeof(FollowUsersReply))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(MemberSummariesReply))]
[JsonSerializable(typeof(MembersReply))]
[JsonSerializable(typeof(ListIdsRequest))]
[JsonSerializable(typeof(ListIdsReply))]
[JsonSerializable(typeof(DepartmentTreeReply))]
[JsonSerializable(typeof(DepartmentsReply))]
[JsonSerializable(typeof(DepartmentReply))]
internal sealed partial class MembersJson : JsonSerializerContext
{
    public static MembersJson Wire { get; } = new(WireJson.CreateOptions());
}
