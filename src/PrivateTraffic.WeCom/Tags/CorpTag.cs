using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Tags;

/// <summary>A tag of the corp's library (D92117).</summary>
public sealed record CorpTag
{
    [JsonPropertyName("id")]
    public required TagId Id { get; init; }

    /// <summary>At most 30 characters, unique within its group.</summary>
    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("create_time")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>From 0 to 2^32 - 1; larger comes first.</summary>
    [JsonPropertyName("order")]
    public long Order { get; init; }

    /// <summary>True only in an answer to a question by id; the full library leaves deleted tags out.</summary>
    [JsonPropertyName("deleted")]
    public bool IsDeleted { get; init; }
}
