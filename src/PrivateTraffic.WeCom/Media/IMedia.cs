using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Media;

/// <summary>
/// Uploads. The media id of one upload is not accepted where another is meant (40007): messages take <see cref="UploadAsync"/>, moments
/// <see cref="UploadAttachmentAsync"/>, <c>pic_url</c> <see cref="UploadImageAsync"/>. Every method may throw
/// <see cref="WeComCallException"/>.
/// </summary>
public interface IMedia
{
    /// <summary>For messages of all kinds (D90253).</summary>
    /// <exception cref="WeComException">40123: not a picture. 45001: too big.</exception>
    Task<UploadedMedia> UploadAsync(MediaKind kind, MediaFile file, CancellationToken cancellationToken);

    /// <summary>For moments and the product album (D95098); at most 10 MB, never voice.</summary>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is <see cref="MediaKind.Voice"/>.</exception>
    /// <exception cref="WeComException">41080, 41081, 41082: size, resolution or length out of bounds.</exception>
    Task<UploadedMedia> UploadAttachmentAsync(MediaKind kind, AttachmentUse use, MediaFile file, CancellationToken cancellationToken);

    /// <summary>A permanent address for a picture; 1,000 a day and 3,000 a month for a corp (D90312).</summary>
    Task<Uri> UploadImageAsync(MediaFile file, CancellationToken cancellationToken);
}
