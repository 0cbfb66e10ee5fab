using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Tags;

internal sealed record TagListRequest
{
    [JsonPropertyName("tag_id")]
    public IReadOnlyCollection<TagId>? Tags { get; init; }

    [JsonPropertyName("group_id")]
    public IReadOnlyCollection<TagGroupId>? Groups { get; init; }
}

internal sealed record TagListReply
{
    [JsonPropertyName("tag_group")]
    [AllowNull]
    public IReadOnlyList<CorpTagGroup> Groups { get; init => field = value ?? []; } = [];
}

internal sealed record AddTagRequest
{
    [JsonPropertyName("group_id")]
    public TagGroupId? Group { get; init; }

    [JsonPropertyName("group_name")]
    public string? GroupName { get; init; }

    [JsonPropertyName("order")]
    public long? Order { get; init; }

    [JsonPropertyName("tag")]
    public required IReadOnlyCollection<NewTag> Tags { get; init; }
}

internal sealed record AddTagReply
{
    [JsonPropertyName("tag_group")]
    public required CorpTagGroup Group { get; init; }
}

internal sealed record EditTagRequest
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("order")]
    public long? Order { get; init; }
}

internal sealed record MarkTagRequest
{
    [JsonPropertyName("userid")]
    public required MemberId Member { get; init; }

    [JsonPropertyName("external_userid")]
    public required ExternalUserId Customer { get; init; }

    [JsonPropertyName("add_tag")]
    public IReadOnlyCollection<TagId>? Add { get; init; }

    [JsonPropertyName("remove_tag")]
    public IReadOnlyCollection<TagId>? Remove { get; init; }
}

[JsonSerializable(typeof(TagListRequest))]
[JsonSerializable(typeof(TagListReply))]
[JsonSerializable(typeof(AddTagRequest))]
[JsonSerializable(typeof(AddTagReply))]
[JsonSerializable(typeof(EditTagRequest))]
[JsonSerializable(typeof(MarkTagRequest))]
internal sealed partial class CorpTagsJson : JsonSerializerContext
{
    public static CorpTagsJson Wire { get; } = new(WireJson.CreateOptions());
}
