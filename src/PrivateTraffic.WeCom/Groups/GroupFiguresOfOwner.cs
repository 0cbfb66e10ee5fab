using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>The figures of one owner over the days asked for.</summary>
public sealed record GroupFiguresOfOwner
{
    [JsonPropertyName("owner")]
    public required MemberId Owner { get; init; }

    [JsonPropertyName("data")]
    public required GroupFigures Figures { get; init; }
}
