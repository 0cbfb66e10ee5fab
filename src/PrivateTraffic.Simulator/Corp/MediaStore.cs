using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Which upload API a file came through: ids of one kind are refused where another is wanted.</summary>
internal enum MediaUse
{
    Messages,
    Moments,
    Album,
    PictureUrl,
}

internal sealed record Media(string Id, MediaUse Use, string Kind, string FileName, string ContentType, byte[] Content, long CreatedAt);

/// <summary>Uploaded files. Temporary ones live three days.</summary>
internal sealed class MediaStore(World world, Func<long> asOf)
{
    public const int LifetimeSeconds = 3 * Beijing.DaySeconds;

    private readonly IdCodec ids = new(world.Noise, "3", 66);
    private readonly Dictionary<string, Media> byId = new(StringComparer.Ordinal);

    public Media Add(MediaUse use, string kind, string fileName, string contentType, byte[] content)
    {
        var media = new Media(ids.Encode(byId.Count), use, kind, fileName, contentType, content, asOf());
        byId.Add(media.Id, media);
        return media;
    }

    /// <summary>A file that may be used for something.</summary>
    /// <exception cref="WeComRefusal">40007 unknown or uploaded for something else, 40145 expired.</exception>
    public Media Get(string id, params ReadOnlySpan<MediaUse> uses)
    {
        var media = byId.GetValueOrDefault(id);
        if (media is null || !uses.Contains(media.Use))
        {
            throw new WeComRefusal(Errors.InvalidMediaId);
        }

        var isTemporary = media.Use != MediaUse.PictureUrl;
        return isTemporary && asOf() - media.CreatedAt > LifetimeSeconds ? throw new WeComRefusal(Errors.MediaExpired) : media;
    }

    public Media? Find(string id) => byId.GetValueOrDefault(id);
}
