using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>
/// What a mass or welcome message carries beside its text (D92135). Made by the factory methods, so that kind and content agree; exactly
/// one of the contents is set. Media ids come from <see cref="Media.IMedia.UploadAsync"/> and last three days.
/// </summary>
public sealed record MessageAttachment
{
    [JsonConstructor]
    internal MessageAttachment()
    {
    }

    /// <summary><c>image</c>, <c>link</c>, <c>miniprogram</c>, <c>video</c> or <c>file</c>.</summary>
    [JsonPropertyName("msgtype")]
    [JsonInclude]
    public string Kind { get; internal init; } = "";

    [JsonPropertyName("image")]
    [JsonInclude]
    public AttachedMedia? ImageContent { get; internal init; }

    [JsonPropertyName("link")]
    [JsonInclude]
    public AttachedLink? LinkContent { get; internal init; }

    [JsonPropertyName("miniprogram")]
    [JsonInclude]
    public AttachedMiniProgram? MiniProgramContent { get; internal init; }

    [JsonPropertyName("video")]
    [JsonInclude]
    public AttachedMedia? VideoContent { get; internal init; }

    [JsonPropertyName("file")]
    [JsonInclude]
    public AttachedMedia? FileContent { get; internal init; }

    public static MessageAttachment Image(string mediaId) => new() { Kind = "image", ImageContent = new() { MediaId = mediaId } };

    /// <summary>A picture by an address that <see cref="Media.IMedia.UploadImageAsync"/> gave; no other kind is accepted.</summary>
    public static MessageAttachment Image(Uri pictureUrl)
    {
        ArgumentNullException.ThrowIfNull(pictureUrl);
        return new() { Kind = "image", ImageContent = new() { PictureUrl = pictureUrl.OriginalString } };
    }

    /// <summary>A link with title, description and picture.</summary>
    /// <param name="title">At most 128 bytes.</param>
    /// <param name="url">At most 2,048 bytes.</param>
    /// <param name="description">At most 512 bytes.</param>
    /// <param name="pictureUrl">At most 2,048 bytes.</param>
    public static MessageAttachment Link(string title, Uri url, string? description, Uri? pictureUrl)
    {
        Limits.RequireUtf8(title, 128);
        ArgumentNullException.ThrowIfNull(url);
        return new()
        {
            Kind = "link",
            LinkContent = new()
            {
                Title = title,
                Url = url.OriginalString,
                Description = description,
                PictureUrl = pictureUrl?.OriginalString,
            },
        };
    }

    /// <summary>A page of a mini-program that is bound to the corp.</summary>
    /// <param name="title">At most 64 bytes.</param>
    /// <param name="appId">The mini-program.</param>
    /// <param name="page">The page, with <c>.html</c>.</param>
    /// <param name="pictureMediaId">The cover.</param>
    public static MessageAttachment MiniProgram(string title, string appId, string page, string pictureMediaId)
    {
        Limits.RequireUtf8(title, 64);
        return new()
        {
            Kind = "miniprogram",
            MiniProgramContent = new() { Title = title, AppId = appId, Page = page, PictureMediaId = pictureMediaId },
        };
    }

    public static MessageAttachment Video(string mediaId) => new() { Kind = "video", VideoContent = new() { MediaId = mediaId } };

    public static MessageAttachment File(string mediaId) => new() { Kind = "file", FileContent = new() { MediaId = mediaId } };
}

/// <summary>An uploaded picture, video or file.</summary>
public sealed record AttachedMedia
{
    [JsonPropertyName("media_id")]
    public string? MediaId { get; init; }

    /// <summary>Pictures only.</summary>
    [JsonPropertyName("pic_url")]
    public string? PictureUrl { get; init; }
}

/// <summary>A link as it is shown in the chat.</summary>
public sealed record AttachedLink
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("picurl")]
    public string? PictureUrl { get; init; }

    [JsonPropertyName("desc")]
    public string? Description { get; init; }

    [JsonPropertyName("url")]
    public string? Url { get; init; }
}

/// <summary>A mini-program card.</summary>
public sealed record AttachedMiniProgram
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("pic_media_id")]
    public string? PictureMediaId { get; init; }

    [JsonPropertyName("appid")]
    public string? AppId { get; init; }

    [JsonPropertyName("page")]
    public string? Page { get; init; }
}
