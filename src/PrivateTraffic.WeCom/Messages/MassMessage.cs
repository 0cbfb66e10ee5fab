using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>A mass message as the list shows it (D93338).</summary>
public sealed record MassMessage
{
    [JsonPropertyName("msgid")]
    public required GroupSendId Id { get; init; }

    /// <summary>Null when made through the API.</summary>
    [JsonPropertyName("creator")]
    public string? Creator { get; init; }

    [JsonPropertyName("create_time")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("create_type")]
    public MassMessageOrigin Origin { get; init; }

    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("attachments")]
    [AllowNull]
    public IReadOnlyList<MessageAttachment> Attachments { get; init => field = value ?? []; } = [];
}

/// <summary>Who made a mass message, or which to list.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MassMessageOrigin>))]
public enum MassMessageOrigin
{
    Corp = 0,
    Personal = 1,

    /// <summary>In a filter: both.</summary>
    All = 2,
}
