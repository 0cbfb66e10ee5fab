using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Members;

/// <summary>That a member belongs to a department (D96067). A member of several appears several times.</summary>
public sealed record MemberOfDepartment
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("department")]
    public required long Department { get; init; }
}
