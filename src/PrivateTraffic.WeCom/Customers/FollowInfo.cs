using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A relation as the batch tells it: with the ids of corp and strategy tags. Personal tags are missing (D92994).</summary>
public sealed record FollowInfo : FollowRelation
{
    [JsonPropertyName("tag_id")]
    [AllowNull]
    public IReadOnlyList<TagId> TagIds { get; init => field = value ?? []; } = [];
}
