using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>Text and attachments of a mass or welcome message; not both may be missing.</summary>
/// <param name="Text">At most 4,000 bytes; null for none.</param>
/// <param name="Attachments">At most 9.</param>
public sealed record MassMessageContent(string? Text, IReadOnlyList<MessageAttachment> Attachments)
{
    private const int MostBytes = 4000;
    private const int MostAttachments = 9;

    public static MassMessageContent Of(string text, params IReadOnlyList<MessageAttachment> attachments) => new(text, attachments);

    internal MessageText? WireText => string.IsNullOrEmpty(Text) ? null : new MessageText { Content = Text };

    internal IReadOnlyList<MessageAttachment>? WireAttachments => Attachments.Count == 0 ? null : Attachments;

    public override string ToString() => $"a text of {Text?.Length ?? 0} characters and {Attachments.Count} attachments";

    internal void Check()
    {
        if (WireText is { } text)
        {
            Limits.RequireUtf8(text.Content, MostBytes, nameof(Text));
        }
        else
        {
            Limits.RequireCount(Attachments, MostAttachments, nameof(Attachments));
        }

        if (Attachments.Count > MostAttachments)
        {
            throw new ArgumentException($"At most {MostAttachments} attachments.", nameof(Attachments));
        }
    }
}
