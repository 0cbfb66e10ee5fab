using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Bills;

/// <summary>
/// WeCom's own collection. The app must be listed under 对外收款 → 可调用接口的应用, and sees only bills of members in its visible range. Every method
/// may throw <see cref="WeComCallException"/>.
/// </summary>
public interface IBills
{
    /// <summary>
    /// Receipts and refunds in a span of time (D93667). Pages may be empty while more follow: rows are filtered after paging.
    /// </summary>
    /// <param name="from">UTC, included.</param>
    /// <param name="to">UTC, included; at most a month after <paramref name="from"/>.</param>
    /// <param name="payee">Only this member's; null for all.</param>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="limit">Rows a page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="CursorInvalidException">Begin again with an empty cursor.</exception>
    IAsyncEnumerable<Page<Bill>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, MemberId? payee, string startCursor, int limit, CancellationToken cancellationToken);
}
