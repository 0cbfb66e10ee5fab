using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Tags;

/// <summary>A tag to create.</summary>
public sealed record NewTag
{
    /// <summary>At most 30 characters.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>From 0 to 2^32 - 1; larger comes first. Null leaves it to WeCom.</summary>
    [JsonPropertyName("order")]
    public long? Order { get; init; }
}
