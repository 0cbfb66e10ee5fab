using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Json;
using static PrivateTraffic.WeCom.Media.MediaJson;

namespace PrivateTraffic.WeCom.Media;

internal sealed class MediaClient(ICallSender sender) : IMedia
{
    /// <summary>20 MB over a slow line.</summary>
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(2);

    public Task<UploadedMedia> UploadAsync(MediaKind kind, MediaFile file, CancellationToken cancellationToken) =>
        SendAsync("media/upload", file, Wire.UploadedMedia, [new("type", NameOf(kind))], cancellationToken);

    public Task<UploadedMedia> UploadAttachmentAsync(MediaKind kind, AttachmentUse use, MediaFile file, CancellationToken cancellationToken)
    {
        if (kind == MediaKind.Voice)
        {
            throw new ArgumentException("Voice cannot be attached.", nameof(kind));
        }

        return SendAsync(
            "media/upload_attachment",
            file,
            Wire.UploadedMedia,
            [new("media_type", NameOf(kind)), new("attachment_type", ((int)use).ToString(CultureInfo.InvariantCulture))],
            cancellationToken);
    }

    public async Task<Uri> UploadImageAsync(MediaFile file, CancellationToken cancellationToken) =>
        new((await SendAsync("media/uploadimg", file, Wire.UploadedImage, [], cancellationToken)).Url);

    private static string NameOf(MediaKind kind) => kind switch
    {
        MediaKind.Image => "image",
        MediaKind.Voice => "voice",
        MediaKind.Video => "video",
        MediaKind.File => "file",
        _ => throw new UnreachableException($"No such kind: {kind}."),
    };

    private Task<TReply> SendAsync<TReply>(
        string operation,
        MediaFile file,
        JsonTypeInfo<TReply> reply,
        IReadOnlyList<KeyValuePair<string, string>> query,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!MediaTypeHeaderValue.TryParse(file.ContentType, out _))
        {
            throw new ArgumentException("The content type is not one.", nameof(file));
        }

        // Repeatable: a second arrival leaves an unused copy that WeCom forgets, which is better than a failed upload.
        var call = new ApiCall<TReply>(operation, CallSafety.Repeatable, reply)
        {
            Query = query,
            Body = new MultipartBody(file),
            TryTimeout = UploadTimeout,
        };
        return sender.SendAsync(call, cancellationToken);
    }
}

internal sealed record UploadedImage
{
    [JsonPropertyName("url")]
    public required string Url { get; init; }
}

[JsonSerializable(typeof(UploadedMedia))]
[JsonSerializable(typeof(UploadedImage))]
internal sealed partial class MediaJson : JsonSerializerContext
{
    public static MediaJson Wire { get; } = new(WireJson.CreateOptions());
}
