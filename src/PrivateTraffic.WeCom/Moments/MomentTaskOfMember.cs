using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>Whether a member has published a company moment.</summary>
public sealed record MomentTaskOfMember
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("publish_status")]
    public MomentPublishStatus Status { get; init; }
}

/// <summary>State of a member's part in a moment.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MomentPublishStatus>))]
public enum MomentPublishStatus
{
    NotYet = 0,
    Published = 1,
}
