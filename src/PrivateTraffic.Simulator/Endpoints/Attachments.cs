using System.Text;
using System.Text.Json.Nodes;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Reads text and attachments of what is sent to customers.</summary>
internal static class Attachments
{
    private const int LongestTextBytes = 4000;

    private static readonly string[] MessageKinds = ["image", "link", "miniprogram", "video", "file"];
    private static readonly string[] MomentKinds = ["image", "video", "link"];

    /// <summary>The text; "" for none.</summary>
    /// <exception cref="WeComRefusal">45002 when it is too long.</exception>
    public static string TextIn(Arguments body)
    {
        var text = body.Object("text")?.Text("content") ?? "";
        return Encoding.UTF8.GetByteCount(text) <= LongestTextBytes ? text : throw new WeComRefusal(Errors.ContentTooLong);
    }

    /// <summary>Attachments of a message to customers: up to nine, the body's key named like the msgtype.</summary>
    public static JsonArray OfMessage(ApiCall call, string text)
    {
        var attachments = call.Body.Objects("attachments");
        Refuse(attachments.Count > 9, Errors.TooManyAttachments);
        Refuse(attachments.Count == 0 && text.Length == 0, Errors.EmptyAttachment);
        foreach (var attachment in attachments)
        {
            var content = ContentOf(attachment, MessageKinds);
            CheckMedia(call, content, "media_id", MediaUse.Messages);
            CheckMedia(call, content, "pic_media_id", MediaUse.Messages);
            if (content.Text("pic_url") is { Length: > 0 } url)
            {
                Refuse(!url.Contains("/_sim/media/", StringComparison.Ordinal), Errors.InvalidMediaId);
            }
        }

        return Copy(call.Body);
    }

    /// <summary>Attachments of a moment: up to nine images, or one video, or one link.</summary>
    public static JsonArray OfMoment(ApiCall call, string text)
    {
        var attachments = call.Body.Objects("attachments");
        Refuse(attachments.Count == 0 && text.Length == 0, Errors.NothingToPublish);
        var kinds = attachments.Select(a => a.Text("msgtype")).Distinct().ToList();
        Refuse(kinds.Count > 1, Errors.InvalidAttachment);
        Refuse(attachments.Count > (kinds is ["image"] ? 9 : 1), Errors.TooManyAttachments);
        foreach (var attachment in attachments)
        {
            CheckMedia(call, ContentOf(attachment, MomentKinds), "media_id", MediaUse.Moments);
        }

        return Copy(call.Body);
    }

    private static Arguments ContentOf(Arguments attachment, string[] kinds)
    {
        var kind = attachment.Text("msgtype");
        return kind is not null && kinds.Contains(kind) && attachment.Object(kind) is { } content
            ? content
            : throw new WeComRefusal(Errors.InvalidAttachment);
    }

    private static void CheckMedia(ApiCall call, Arguments content, string field, MediaUse use)
    {
        if (content.Text(field) is { Length: > 0 } id)
        {
            call.Corp.Media.Get(id, use);
        }
    }

    private static JsonArray Copy(Arguments body) =>
        body.Has("attachments") ? JsonNode.Parse(body.Element.GetProperty("attachments").GetRawText()) as JsonArray ?? [] : [];

    private static void Refuse(bool isWrong, WeComError error)
    {
        if (isWrong)
        {
            throw new WeComRefusal(error);
        }
    }
}
