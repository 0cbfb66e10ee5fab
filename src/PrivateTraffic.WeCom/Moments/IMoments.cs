using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>
/// Posts in the customers' moments (客户朋友圈). Made as a task; nothing is shown before a member presses publish. Every method may throw
/// <see cref="WeComCallException"/>.
/// </summary>
public interface IMoments
{
    /// <summary>Moments made in a span of time; deleted ones are left out (D93333).</summary>
    /// <param name="from">UTC, included.</param>
    /// <param name="to">UTC, included; at most 30 days after <paramref name="from"/>.</param>
    /// <param name="filter">Company moments, personal ones, or all.</param>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <remarks>20 a page, which is WeCom's most.</remarks>
    /// <exception cref="CursorInvalidException">Begin again with an empty cursor.</exception>
    IAsyncEnumerable<Page<Moment>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, MomentFilter filter, string startCursor, CancellationToken cancellationToken);

    /// <summary>Which members were asked to publish a company moment, and whether they did; 1,000 a page.</summary>
    /// <exception cref="WeComException">41067: not a company moment.</exception>
    IAsyncEnumerable<Page<MomentTaskOfMember>> ListTasksAsync(MomentId moment, string startCursor, CancellationToken cancellationToken);

    /// <summary>For which of a member's customers a moment was meant; 1,000 a page.</summary>
    IAsyncEnumerable<Page<MomentAudienceEntry>> ListAudienceAsync(
        MomentId moment, MemberId publisher, string startCursor, CancellationToken cancellationToken);

    /// <summary>Which customers can see a moment after the member published it; 5,000 a page.</summary>
    /// <exception cref="WeComException">41062: not published yet; ask later.</exception>
    IAsyncEnumerable<Page<ExternalUserId>> ListRecipientsAsync(
        MomentId moment, MemberId publisher, string startCursor, CancellationToken cancellationToken);

    /// <summary>Comments and likes of a moment at one member, without paging.</summary>
    /// <exception cref="WeComException">41061: not a moment of this member. 41062: not published yet; ask later.</exception>
    Task<MomentInteractions> GetInteractionsAsync(MomentId moment, MemberId publisher, CancellationToken cancellationToken);

    /// <summary>
    /// Has a company moment made (D95094): 10 a minute and 100,000 a month for a corp. Not safe to repeat after a
    /// <see cref="WeComTransportException"/>: list first.
    /// </summary>
    /// <returns>A job id, good for 24 hours.</returns>
    Task<string> AddAsync(NewMoment moment, CancellationToken cancellationToken);

    /// <summary>How far the making has got.</summary>
    /// <exception cref="WeComException">40088: no such job.</exception>
    Task<MomentJob> GetJobAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Stops a company moment: who has not published it no longer can (D97612).</summary>
    Task CancelAsync(MomentId moment, CancellationToken cancellationToken);
}
