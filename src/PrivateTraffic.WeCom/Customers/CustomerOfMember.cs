using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>
/// A pair of customer and member (D92994). A customer of several members appears once for each, possibly on different pages.
/// </summary>
public sealed record CustomerOfMember
{
    [JsonPropertyName("external_contact")]
    public required Contact Contact { get; init; }

    [JsonPropertyName("follow_info")]
    public required FollowInfo Relation { get; init; }

    public override string ToString() => $"{Contact} of {Relation.Member}";
}
