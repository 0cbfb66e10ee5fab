using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Members;

/// <summary>Where a department stands in the tree, without its name (department/simplelist, page 95350).</summary>
public sealed record DepartmentNode
{
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    [JsonPropertyName("parentid")]
    public long ParentId { get; init; }

    /// <summary>From 0 to 2^32 - 1; larger comes first among its siblings.</summary>
    [JsonPropertyName("order")]
    public long Order { get; init; }
}
