using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Media;

/// <summary>Material that WeCom keeps for three days for every app of the corp.</summary>
public sealed record UploadedMedia
{
    [JsonPropertyName("media_id")]
    public required string MediaId { get; init; }

    /// <summary>The three days begin here.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }
}
