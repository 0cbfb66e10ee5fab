using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>A customer for whom a moment was meant when it was made.</summary>
public sealed record MomentAudienceEntry
{
    [JsonPropertyName("userid")]
    public MemberId? Member { get; init; }

    [JsonPropertyName("external_userid")]
    public required ExternalUserId Customer { get; init; }
}
