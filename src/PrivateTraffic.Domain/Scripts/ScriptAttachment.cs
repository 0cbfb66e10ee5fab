namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// Something sent after the text of a script. The limits are those of the sidebar's <c>sendChatMessage</c> and of WeCom's message
/// attachments;
/// <see cref="Script.Problems"/> checks them.
/// </summary>
public sealed record ScriptAttachment
{
    /// <summary>What it is; decides which of the other properties are needed.</summary>
    public required ScriptAttachmentKind Kind { get; init; }

    /// <summary>The title of a link or mini-program, the name of a file. At most 128 bytes of UTF-8, 64 for a mini-program.</summary>
    public string? Title { get; init; }

    /// <summary>The lines under the title of a link. At most 512 bytes of UTF-8.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Where a link leads, or where an image or file is fetched from: an absolute http or https address, at most 2,048 characters.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>The key of a material of this installation, instead of <see cref="Url"/>.</summary>
    public string? Material { get; init; }

    /// <summary>The cover of a link or mini-program: an absolute http or https address.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The app id of a mini-program.</summary>
    public string? AppId { get; init; }

    /// <summary>The page of a mini-program that opens.</summary>
    public string? Page { get; init; }
}

/// <summary>What can be sent after a text.</summary>
public enum ScriptAttachmentKind
{
    /// <summary>A card that opens a page: a title, and an address or a material.</summary>
    Link = 0,

    /// <summary>A picture: an address or a material.</summary>
    Image = 1,

    /// <summary>A file: a title, and an address or a material.</summary>
    File = 2,

    /// <summary>A mini-program card: title, app id, page and cover.</summary>
    MiniProgram = 3,
}
