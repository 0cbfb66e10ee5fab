using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A relation as <see cref="ICustomers.GetAsync"/> tells it: with every tag by name, the member's personal ones too.</summary>
public sealed record FollowUser : FollowRelation
{
    [JsonPropertyName("tags")]
    [AllowNull]
    public IReadOnlyList<FollowTag> Tags { get; init => field = value ?? []; } = [];
}
