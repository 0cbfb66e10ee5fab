using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>Attributes that a WeCom user shows to people outside their company.</summary>
public sealed record ExternalProfile
{
    [JsonPropertyName("external_attr")]
    [AllowNull]
    public IReadOnlyList<ExternalProfileItem> Attributes { get; init => field = value ?? []; } = [];
}

/// <summary>One attribute: a text, a link, or a mini-program; the two others are null.</summary>
public sealed record ExternalProfileItem
{
    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("text")]
    public ExternalText? Text { get; init; }

    [JsonPropertyName("web")]
    public ExternalLink? Web { get; init; }

    [JsonPropertyName("miniprogram")]
    public ExternalMiniProgram? MiniProgram { get; init; }
}

/// <summary>A text attribute.</summary>
public sealed record ExternalText
{
    [JsonPropertyName("value")]
    public string? Value { get; init; }
}

/// <summary>A link attribute.</summary>
public sealed record ExternalLink
{
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    [JsonPropertyName("title")]
    public string? Title { get; init; }
}

/// <summary>A mini-program attribute.</summary>
public sealed record ExternalMiniProgram
{
    [JsonPropertyName("appid")]
    public string? AppId { get; init; }

    [JsonPropertyName("pagepath")]
    public string? PagePath { get; init; }

    [JsonPropertyName("title")]
    public string? Title { get; init; }
}
