using System.Text.Json.Serialization;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>A picture, video or link of a new moment. Made by the factory methods, so that kind and content agree.</summary>
public sealed record MomentAttachment
{
    [JsonConstructor]
    internal MomentAttachment()
    {
    }

    [JsonPropertyName("msgtype")]
    [JsonInclude]
    internal string Kind { get; init; } = "";

    [JsonPropertyName("image")]
    [JsonInclude]
    internal MomentAttachmentMedia? ImageContent { get; init; }

    [JsonPropertyName("video")]
    [JsonInclude]
    internal MomentAttachmentMedia? VideoContent { get; init; }

    [JsonPropertyName("link")]
    [JsonInclude]
    internal MomentAttachmentLink? LinkContent { get; init; }

    public static MomentAttachment Image(string mediaId) => new() { Kind = "image", ImageContent = new() { MediaId = mediaId } };

    /// <summary>At most 30 seconds and 10 MB.</summary>
    public static MomentAttachment Video(string mediaId) => new() { Kind = "video", VideoContent = new() { MediaId = mediaId } };

    /// <summary>A link with a cover picture.</summary>
    /// <param name="title">At most 64 characters; null to show the page's own.</param>
    /// <param name="url">Where it leads.</param>
    /// <param name="coverMediaId">The picture beside it.</param>
    public static MomentAttachment Link(string? title, Uri url, string coverMediaId)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new() { Kind = "link", LinkContent = new() { Title = title, Url = url.OriginalString, MediaId = coverMediaId } };
    }
}

internal sealed record MomentAttachmentMedia
{
    [JsonPropertyName("media_id")]
    public required string MediaId { get; init; }
}

internal sealed record MomentAttachmentLink
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("url")]
    public required string Url { get; init; }

    [JsonPropertyName("media_id")]
    public required string MediaId { get; init; }
}
