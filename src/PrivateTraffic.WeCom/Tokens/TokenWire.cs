using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Tokens;

internal sealed record GetTokenReply
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    public override string ToString() => "***";
}

[JsonSerializable(typeof(GetTokenReply))]
internal sealed partial class TokenJson : JsonSerializerContext
{
    public static TokenJson Wire { get; } = new(WireJson.CreateOptions());
}
