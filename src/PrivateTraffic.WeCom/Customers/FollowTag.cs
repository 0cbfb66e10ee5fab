using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A tag that one member has put on one customer.</summary>
public sealed record FollowTag
{
    [JsonPropertyName("group_name")]
    public string? GroupName { get; init; }

    [JsonPropertyName("tag_name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Null for a personal tag, which has no id.</summary>
    [JsonPropertyName("tag_id")]
    public TagId? Id { get; init; }

    [JsonPropertyName("type")]
    public FollowTagType Type { get; init; }
}

/// <summary>Whose tag it is.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<FollowTagType>))]
public enum FollowTagType
{
    Unknown = 0,

    /// <summary>From the corp's library.</summary>
    Corp = 1,

    /// <summary>The member's own.</summary>
    Personal = 2,

    /// <summary>From a strategy group (规则组).</summary>
    Strategy = 3,
}
