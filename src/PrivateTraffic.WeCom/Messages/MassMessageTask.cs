using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>Whether a member has confirmed a mass message.</summary>
public sealed record MassMessageTask
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("status")]
    public MassMessageTaskStatus Status { get; init; }

    [JsonPropertyName("send_time")]
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>State of a member's part; not the numbers of <see cref="MassMessageDelivery"/>.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MassMessageTaskStatus>))]
public enum MassMessageTaskStatus
{
    Unsent = 0,
    Sent = 2,
}
