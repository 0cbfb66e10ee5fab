using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>
/// Mass messages to customers and customer groups (企业群发). The company proposes, a member confirms in the client, WeCom delivers within each
/// customer's quota. Every method may throw <see cref="WeComCallException"/>.
/// </summary>
public interface IMassMessages
{
    /// <summary>
    /// Asks members to send (D92135). Not safe to repeat: after a <see cref="WeComTransportException"/> look into <see cref="ListAsync"/>
    /// first, or customers get it twice.
    /// </summary>
    /// <exception cref="ArgumentException">The content is empty or too long.</exception>
    /// <exception cref="WeComException">41048: nobody to send to. 40201, 40204, 85002: the words are not allowed.</exception>
    Task<MassMessageReceipt> CreateAsync(MassMessageAudience audience, MassMessageContent content, CancellationToken cancellationToken);

    /// <summary>Mass messages made in a span of time, 100 a page (D93338).</summary>
    /// <param name="target">Those to customers, or those to groups.</param>
    /// <param name="from">UTC, included.</param>
    /// <param name="to">UTC, included; at most a month after <paramref name="from"/>.</param>
    /// <param name="origin">The company's, personal ones, or all.</param>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="CursorInvalidException">Begin again with an empty cursor.</exception>
    IAsyncEnumerable<Page<MassMessage>> ListAsync(
        MassMessageTarget target,
        DateTimeOffset from,
        DateTimeOffset to,
        MassMessageOrigin origin,
        string startCursor,
        CancellationToken cancellationToken);

    /// <summary>Which members were asked and whether they confirmed; 1,000 a page.</summary>
    /// <exception cref="WeComException">41063: still being handed out; ask again in some minutes.</exception>
    IAsyncEnumerable<Page<MassMessageTask>> ListTasksAsync(GroupSendId message, string startCursor, CancellationToken cancellationToken);

    /// <summary>What became of it at each of a member's receivers; 1,000 a page. Of groups only those sent to are listed.</summary>
    /// <exception cref="WeComException">41063: still being handed out; ask again in some minutes.</exception>
    IAsyncEnumerable<Page<MassMessageResult>> ListResultsAsync(
        GroupSendId message, MemberId member, string startCursor, CancellationToken cancellationToken);

    /// <summary>Reminds members who have not confirmed (D97610).</summary>
    /// <exception cref="WeComException">41094: three times in 24 hours already.</exception>
    Task RemindAsync(GroupSendId message, CancellationToken cancellationToken);

    /// <summary>Stops a message (D97611); what has been sent stays sent.</summary>
    Task CancelAsync(GroupSendId message, CancellationToken cancellationToken);
}
