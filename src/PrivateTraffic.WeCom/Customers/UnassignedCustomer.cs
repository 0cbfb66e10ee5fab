using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A customer whose member has left the company, waiting for another.</summary>
public sealed record UnassignedCustomer
{
    [JsonPropertyName("handover_userid")]
    public required MemberId FormerMember { get; init; }

    [JsonPropertyName("external_userid")]
    public required ExternalUserId Customer { get; init; }

    /// <summary>When the member left, in UTC.</summary>
    [JsonPropertyName("dimission_time")]
    public DateTimeOffset? LeftAt { get; init; }
}
