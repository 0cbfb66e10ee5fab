using System.Text.Json;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>A message that a page wants to send into the chat.</summary>
/// <param name="Body">The part named like the msgtype, as JSON.</param>
internal sealed record OutgoingMessage(string Kind, string Text, string? Body)
{
    private static readonly string[] MediaKinds = ["image", "video", "file"];

    /// <summary>Reads and checks a message.</summary>
    /// <returns>The message, or why it cannot be sent.</returns>
    public static (OutgoingMessage? Message, string Refusal) Read(Corporation corp, BridgeCall call)
    {
        var kind = call.Text("msgtype");
        if (call.Object(kind) is not { } body)
        {
            return (null, "invalid msgtype");
        }

        if (MediaKinds.Contains(kind))
        {
            return HasMedia(corp, Field(body, "mediaid")) ? (new OutgoingMessage(kind, FileName(corp, body), body.GetRawText()), "") : (null, "invalid mediaid");
        }

        return kind switch
        {
            "text" => Field(body, "content") is { Length: > 0 } text ? (new OutgoingMessage(kind, text, null), "") : (null, "empty content"),
            "news" when !IsAddress(Field(body, "link")) => (null, "invalid link"),
            "miniprogram" when !IsAddress(Field(body, "imgUrl")) => (null, "invalid imgUrl"),
            "miniprogram" when Field(body, "appid").Length == 0 => (null, "invalid appid"),
            "news" or "miniprogram" => (new OutgoingMessage(kind, Field(body, "title"), body.GetRawText()), ""),
            _ => (null, "invalid msgtype"),
        };
    }

    private static string Field(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool HasMedia(Corporation corp, string id)
    {
        try
        {
            return corp.Media.Get(id, MediaUse.Messages) is not null;
        }
        catch (WeComRefusal)
        {
            return false;
        }
    }

    private static string FileName(Corporation corp, JsonElement body) => corp.Media.Find(Field(body, "mediaid"))?.FileName ?? "";
}
