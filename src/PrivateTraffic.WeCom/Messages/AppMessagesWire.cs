using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Messages;

internal sealed record SendMessageRequest
{
    [JsonPropertyName("touser")]
    public string? ToUser { get; init; }

    [JsonPropertyName("toparty")]
    public string? ToParty { get; init; }

    [JsonPropertyName("totag")]
    public string? ToTag { get; init; }

    [JsonPropertyName("msgtype")]
    public required string Kind { get; init; }

    [JsonPropertyName("agentid")]
    public required int AgentId { get; init; }

    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("markdown")]
    public MessageText? Markdown { get; init; }

    [JsonPropertyName("textcard")]
    public TextCard? TextCard { get; init; }

    [JsonPropertyName("news")]
    public News? News { get; init; }

    [JsonPropertyName("template_card")]
    public TemplateCard? TemplateCard { get; init; }

    /// <summary>0 or 1.</summary>
    [JsonPropertyName("safe")]
    public int? Safe { get; init; }

    /// <summary>0 or 1.</summary>
    [JsonPropertyName("enable_duplicate_check")]
    public int? ChecksDuplicates { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("duplicate_check_interval")]
    public int? DuplicateInterval { get; init; }
}

internal sealed record SendMessageReply
{
    [JsonPropertyName("invaliduser")]
    public string? InvalidUser { get; init; }

    [JsonPropertyName("invalidparty")]
    public string? InvalidParty { get; init; }

    [JsonPropertyName("invalidtag")]
    public string? InvalidTag { get; init; }

    [JsonPropertyName("unlicenseduser")]
    public string? UnlicensedUser { get; init; }

    [JsonPropertyName("msgid")]
    public string? MessageId { get; init; }

    [JsonPropertyName("response_code")]
    public string? ResponseCode { get; init; }
}

internal sealed record RecallRequest
{
    [JsonPropertyName("msgid")]
    public required string MessageId { get; init; }
}

[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageReply))]
[JsonSerializable(typeof(RecallRequest))]
internal sealed partial class AppMessagesJson : JsonSerializerContext
{
    public static AppMessagesJson Wire { get; } = new(WireJson.CreateOptions());
}
