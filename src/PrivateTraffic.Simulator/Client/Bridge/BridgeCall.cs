using System.Text.Json;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>A call of WeixinJSBridge.invoke from the page in the frame.</summary>
/// <param name="Url">The page's address as the browser has it.</param>
internal sealed record BridgeCall(string Name, JsonElement Params, string Url)
{
    /// <summary>The address that a signature is made for.</summary>
    public string SignedUrl => Url.Split('#')[0];

    public string Text(string name) =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : ""
            : "";

    /// <summary>A list that comes as an array or joined by semicolons.</summary>
    public IReadOnlyList<string> List(string name) =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(v => v.ToString())]
            : Text(name).Split(';', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement? Object(string name) =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
