using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Statistics;

/// <summary>
/// What happened in the one-to-one chats of the members asked about, on one day (D92132). Group chats are not in it, and there is no split
/// by customer: per-customer chat counts do not exist in WeCom's API.
/// </summary>
public sealed record MemberActivity
{
    /// <summary>A day of Beijing.</summary>
    [JsonPropertyName("stat_time")]
    public required DateOnly Day { get; init; }

    /// <summary>Friend requests the members started.</summary>
    [JsonPropertyName("new_apply_cnt")]
    public int FriendRequests { get; init; }

    [JsonPropertyName("new_contact_cnt")]
    public int NewCustomers { get; init; }

    /// <summary>Chats in which a member sent something.</summary>
    [JsonPropertyName("chat_cnt")]
    public int Chats { get; init; }

    /// <summary>Messages sent by the members.</summary>
    [JsonPropertyName("message_cnt")]
    public int Messages { get; init; }

    /// <summary>Share of chats begun by customers that were answered, 0 to 100; null without any.</summary>
    [JsonPropertyName("reply_percentage")]
    public double? ReplyPercentage { get; init; }

    /// <summary>Minutes to the first reply; null without any.</summary>
    [JsonPropertyName("avg_reply_time")]
    public double? AverageReplyMinutes { get; init; }

    /// <summary>Customers who deleted or blocked a member.</summary>
    [JsonPropertyName("negative_feedback_cnt")]
    public int LostCustomers { get; init; }
}
