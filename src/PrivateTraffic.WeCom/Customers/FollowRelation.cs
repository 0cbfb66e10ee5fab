using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>
/// What binds one member to one customer (D92114). There is no field that says "the customer deleted me": only the callback del_follow_user
/// does. <see cref="ToString"/> shows the member alone.
/// </summary>
public abstract record FollowRelation
{
    private protected FollowRelation()
    {
    }

    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    /// <summary>The member's name for the customer, up to 20 characters.</summary>
    [JsonPropertyName("remark")]
    [AllowNull]
    public string Remark { get; init => field = value ?? ""; } = "";

    /// <summary>The member's notes, up to 150 characters.</summary>
    [JsonPropertyName("description")]
    [AllowNull]
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>UTC, to the second.</summary>
    [JsonPropertyName("createtime")]
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The customer's company as the member noted it; WeChat users only.</summary>
    [JsonPropertyName("remark_corp_name")]
    public string? RemarkCorpName { get; init; }

    /// <summary>Phone numbers as the member noted them.</summary>
    [JsonPropertyName("remark_mobiles")]
    [AllowNull]
    public IReadOnlyList<string> RemarkMobiles { get; init => field = value ?? []; } = [];

    [JsonPropertyName("add_way")]
    public AddWay AddWay { get; init; }

    /// <summary>Only when <see cref="AddWay"/> is <see cref="AddWay.Channels"/>.</summary>
    [JsonPropertyName("wechat_channels")]
    public ChannelsSource? Channels { get; init; }

    /// <summary>
    /// Who set it going, and so of either kind: a member's userid, the customer's external_userid, or whoever shared or assigned the
    /// customer.
    /// </summary>
    [JsonPropertyName("oper_userid")]
    public string? OperatorId { get; init; }

    /// <summary>The channel: <c>state</c> of the contact way, or <c>customer_channel</c> of the acquisition link.</summary>
    [JsonPropertyName("state")]
    public string? State { get; init; }

    public sealed override string ToString() => $"relation of {Member}";
}
