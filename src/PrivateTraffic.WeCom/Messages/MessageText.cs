using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>The text of a message or moment.</summary>
public sealed record MessageText
{
    [JsonPropertyName("content")]
    [AllowNull]
    public string Content { get; init => field = value ?? ""; } = "";
}
