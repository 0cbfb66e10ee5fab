using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>
/// What became of a mass message at one receiver: a customer or a group. WeCom tells nothing of reading, opening or clicking.
/// </summary>
public sealed record MassMessageResult
{
    [JsonPropertyName("external_userid")]
    public ExternalUserId? Customer { get; init; }

    [JsonPropertyName("chat_id")]
    public ChatId? Chat { get; init; }

    [JsonPropertyName("userid")]
    public MemberId? Sender { get; init; }

    [JsonPropertyName("status")]
    public MassMessageDelivery Delivery { get; init; }

    [JsonPropertyName("send_time")]
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>Whether it got there.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MassMessageDelivery>))]
public enum MassMessageDelivery
{
    NotSent = 0,
    Sent = 1,

    /// <summary>The customer has deleted the member.</summary>
    NotAFriend = 2,

    /// <summary>
    /// The customer's quota of mass messages is used up: by the month as many as it has days, less if an administrator says so.
    /// </summary>
    QuotaUsedUp = 3,
}
