using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>A group as the list shows it.</summary>
public sealed record GroupChatEntry
{
    [JsonPropertyName("chat_id")]
    public required ChatId Id { get; init; }

    [JsonPropertyName("status")]
    public GroupChatStatus Status { get; init; }
}
