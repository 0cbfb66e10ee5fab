using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>Where in 视频号 a customer came from.</summary>
public sealed record ChannelsSource
{
    [JsonPropertyName("nickname")]
    public string? Nickname { get; init; }

    /// <summary>0 unknown, 1 home page, 2 live room, 3 lead service.</summary>
    [JsonPropertyName("source")]
    public int Source { get; init; }
}
