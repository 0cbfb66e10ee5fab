using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>A company moment for members to publish (D95094). Text and attachments may not both be missing.</summary>
public sealed record NewMoment
{
    /// <summary>At most 2,000 characters and 4,000 bytes.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Up to 9 pictures, or one video, or one link. Media ids must come from <see cref="Media.IMedia.UploadAttachmentAsync"/>.
    /// </summary>
    public IReadOnlyList<MomentAttachment> Attachments { get; init; } = [];

    /// <summary>
    /// Who is asked to publish; empty for every visible member, or, with <see cref="CustomerTags"/>, those who have such customers.
    /// </summary>
    public IReadOnlyList<MemberId> Senders { get; init; } = [];

    /// <summary>All members of these are asked to publish as well.</summary>
    public IReadOnlyList<long> SenderDepartments { get; init; } = [];

    /// <summary>Only customers with one of these corp tags see it; empty for all customers of the senders.</summary>
    public IReadOnlyList<TagId> CustomerTags { get; init; } = [];
}
