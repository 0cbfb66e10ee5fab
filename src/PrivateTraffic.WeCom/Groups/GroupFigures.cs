using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>Counts over the groups of one or more owners (D92133). All but the two "new" ones are cumulative up to the day.</summary>
public sealed record GroupFigures
{
    [JsonPropertyName("new_chat_cnt")]
    public int NewChats { get; init; }

    [JsonPropertyName("chat_total")]
    public int Chats { get; init; }

    [JsonPropertyName("chat_has_msg")]
    public int ChatsWithMessages { get; init; }

    [JsonPropertyName("new_member_cnt")]
    public int NewMembers { get; init; }

    [JsonPropertyName("member_total")]
    public int Members { get; init; }

    [JsonPropertyName("member_has_msg")]
    public int MembersWithMessages { get; init; }

    [JsonPropertyName("msg_total")]
    public int Messages { get; init; }
}
