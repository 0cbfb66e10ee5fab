using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Members;

/// <summary>A department (D90208). The root has id 1 and parent 0.</summary>
public sealed record Department
{
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>Empty for apps to which WeCom does not show names.</summary>
    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("name_en")]
    public string? EnglishName { get; init; }

    [JsonPropertyName("department_leader")]
    [AllowNull]
    public IReadOnlyList<MemberId> Leaders { get; init => field = value ?? []; } = [];

    [JsonPropertyName("parentid")]
    public long ParentId { get; init; }

    /// <summary>From 0 to 2^32 - 1; larger comes first among its siblings.</summary>
    [JsonPropertyName("order")]
    public long Order { get; init; }
}
