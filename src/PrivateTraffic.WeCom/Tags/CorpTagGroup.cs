using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Tags;

/// <summary>A group of the corp's tag library (D92117). It lives as long as it has a tag: deleting the last one deletes it.</summary>
public sealed record CorpTagGroup
{
    [JsonPropertyName("group_id")]
    public required TagGroupId Id { get; init; }

    /// <summary>At most 30 characters, unique within the corp.</summary>
    [JsonPropertyName("group_name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("create_time")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>From 0 to 2^32 - 1; larger comes first.</summary>
    [JsonPropertyName("order")]
    public long Order { get; init; }

    /// <summary>True only in an answer to a question by tag id.</summary>
    [JsonPropertyName("deleted")]
    public bool IsDeleted { get; init; }

    [JsonPropertyName("tag")]
    [AllowNull]
    public IReadOnlyList<CorpTag> Tags { get; init => field = value ?? []; } = [];
}
