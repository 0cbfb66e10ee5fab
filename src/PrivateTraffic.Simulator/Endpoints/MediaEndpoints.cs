using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 9.7: files.</summary>
internal static class MediaEndpoints
{
    private const int SmallestFile = 6;
    private const int Megabyte = 1024 * 1024;
    private const int RangeUnit = 16;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("media/upload", Access.AnyApp, Upload),
        new("media/upload_attachment", Access.CustomerContact, UploadAttachment),
        new("media/uploadimg", Access.AnyApp, UploadPicture) { OwnLimits = [new(1000, TimeSpan.FromDays(1)), new(3000, TimeSpan.FromDays(30))] },
        new("media/get", Access.AnyApp, Get),
    ];

    private static void Upload(ApiCall call, Utf8JsonWriter reply)
    {
        var kind = call.Query("type");
        var most = kind switch
        {
            "image" or "video" => 10 * Megabyte,
            "voice" => 2 * Megabyte,
            "file" => 20 * Megabyte,
            _ => throw new WeComRefusal(Errors.InvalidMediaType),
        };
        var media = Store(call, MediaUse.Messages, kind, most, Errors.MediaTooLarge);
        WriteMedia(reply, media);
        // A string here, a number in upload_attachment.
        reply.WriteString("created_at", media.CreatedAt.ToString(CultureInfo.InvariantCulture));
    }

    private static void UploadAttachment(ApiCall call, Utf8JsonWriter reply)
    {
        var kind = call.Query("media_type");
        var use = (kind, call.Query("attachment_type")) switch
        {
            ("image" or "video" or "file", "1") => MediaUse.Moments,
            ("image", "2") => MediaUse.Album,
            _ => throw new WeComRefusal(Errors.WrongAttachmentUse),
        };
        var media = Store(call, use, kind, 10 * Megabyte, Errors.AttachmentTooLarge);
        WriteMedia(reply, media);
        reply.WriteNumber("created_at", media.CreatedAt);
    }

    private static void UploadPicture(ApiCall call, Utf8JsonWriter reply)
    {
        var media = Store(call, MediaUse.PictureUrl, "image", 2 * Megabyte, Errors.MediaTooLarge);
        reply.WriteString("url", $"{call.BaseAddress}/_sim/media/{media.Id}");
    }

    private static Media Store(ApiCall call, MediaUse use, string kind, int most, WeComError tooLarge)
    {
        var file = call.Upload ?? throw new WeComRefusal(Errors.EmptyFile);
        if (file.Content.Length < SmallestFile)
        {
            throw new WeComRefusal(Errors.EmptyFile);
        }

        if (file.Content.Length > most)
        {
            throw new WeComRefusal(tooLarge);
        }

        return kind switch
        {
            "image" when !IsPicture(file.Content) => throw new WeComRefusal(Errors.DamagedImage),
            "video" when use == MediaUse.Moments && !IsMp4(file.Content) => throw new WeComRefusal(Errors.DamagedVideo),
            _ => call.Corp.Media.Add(use, kind, file.Name, file.ContentType, file.Content),
        };
    }

    private static bool IsPicture(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']);

    private static bool IsMp4(ReadOnlySpan<byte> content) => content.Length > 8 && content[4..8].SequenceEqual("ftyp"u8);

    private static void WriteMedia(Utf8JsonWriter reply, Media media)
    {
        reply.WriteString("type", media.Kind);
        reply.WriteString("media_id", media.Id);
    }

    private static void Get(ApiCall call, Utf8JsonWriter reply)
    {
        var media = call.Corp.Media.Get(call.Query("media_id", Errors.MediaIdMissing), MediaUse.Messages, MediaUse.Moments, MediaUse.Album);
        call.SendFile(new FileAnswer(media, RangeIn(call, media.Content.Length)));
    }

    private static (int From, int Length)? RangeIn(ApiCall call, int size)
    {
        if (call.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault() is not { From: { } from } range)
        {
            return null;
        }

        var to = Math.Min(range.To ?? size - 1, size - 1);
        var isLastPart = to == size - 1;
        return from % RangeUnit == 0 && from < size && (isLastPart || (to + 1) % RangeUnit == 0)
            ? ((int)from, (int)(to - from + 1))
            : throw new WeComRefusal(Errors.RangeNotAligned);
    }
}

/// <summary>An answer that is a file, or part of one, instead of JSON.</summary>
internal sealed record FileAnswer(Media Media, (int From, int Length)? Range);
