using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;
using PrivateTraffic.WeCom.Messages;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>A post in the customers' moments (D93333).</summary>
public sealed record Moment
{
    [JsonPropertyName("moment_id")]
    public required MomentId Id { get; init; }

    /// <summary>Null for a moment made through the API.</summary>
    [JsonPropertyName("creator")]
    public MemberId? Creator { get; init; }

    [JsonPropertyName("create_time")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("create_type")]
    public MomentOrigin Origin { get; init; }

    [JsonPropertyName("visible_type")]
    public MomentVisibility Visibility { get; init; }

    [JsonPropertyName("text")]
    public MessageText? Text { get; init; }

    [JsonPropertyName("image")]
    [AllowNull]
    public IReadOnlyList<MomentImage> Images { get; init => field = value ?? []; } = [];

    [JsonPropertyName("video")]
    public MomentVideo? Video { get; init; }

    [JsonPropertyName("link")]
    public MomentLink? Link { get; init; }

    [JsonPropertyName("location")]
    public MomentLocation? Location { get; init; }
}

/// <summary>Who made a moment.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MomentOrigin>))]
public enum MomentOrigin
{
    /// <summary>The company, for its members to publish.</summary>
    Corp = 0,

    /// <summary>A member, on their own.</summary>
    Personal = 1,
}

/// <summary>Who may see a moment.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MomentVisibility>))]
public enum MomentVisibility
{
    SomeCustomers = 0,
    AllCustomers = 1,
}

/// <summary>A picture of a moment.</summary>
public sealed record MomentImage
{
    [JsonPropertyName("media_id")]
    public string? MediaId { get; init; }
}

/// <summary>The video of a moment.</summary>
public sealed record MomentVideo
{
    [JsonPropertyName("media_id")]
    public string? MediaId { get; init; }

    [JsonPropertyName("thumb_media_id")]
    public string? ThumbnailMediaId { get; init; }
}

/// <summary>The link of a moment.</summary>
public sealed record MomentLink
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("url")]
    public string? Url { get; init; }
}

/// <summary>Where a moment was made.</summary>
public sealed record MomentLocation
{
    /// <summary>Degrees, written as text (D93333).</summary>
    [JsonPropertyName("latitude")]
    public string? Latitude { get; init; }

    /// <inheritdoc cref="Latitude"/>
    [JsonPropertyName("longitude")]
    public string? Longitude { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }
}
