using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>The figures of all owners asked for on one day.</summary>
public sealed record GroupFiguresOfDay
{
    /// <summary>A day of Beijing.</summary>
    [JsonPropertyName("stat_time")]
    public required DateOnly Day { get; init; }

    [JsonPropertyName("data")]
    public required GroupFigures Figures { get; init; }
}
