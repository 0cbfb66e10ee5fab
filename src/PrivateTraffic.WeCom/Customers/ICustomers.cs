using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>Customers of the members that the app can see (D92113). Every method may throw <see cref="WeComCallException"/>.</summary>
public interface ICustomers
{
    /// <summary>
    /// Ids of all customers of one member, without paging. WeCom answers 84061 when there are none; that reads as an empty list here.
    /// </summary>
    Task<IReadOnlyList<ExternalUserId>> ListAsync(MemberId member, CancellationToken cancellationToken);

    /// <summary>One customer with all followers, also when there are more than the 500 that fit into one answer.</summary>
    /// <exception cref="WeComException">
    /// 84061: nobody visible follows this person (any more, or not yet: a half-added one awaits the member's confirmation). 40096: an id of
    /// another corp.
    /// </exception>
    Task<Customer> GetAsync(ExternalUserId customer, CancellationToken cancellationToken);

    /// <summary>Customers of up to 100 members with their relations, page by page: the way to pull everything (D92994).</summary>
    /// <param name="members">1 to 100. A cursor belongs to exactly this list in this order.</param>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="limit">Pairs a page, 1 to 100.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="CursorInvalidException">The cursor is too old or of another list: begin again with an empty one.</exception>
    IAsyncEnumerable<CustomerPage> ListByMembersAsync(
        IReadOnlyCollection<MemberId> members, string startCursor, int limit, CancellationToken cancellationToken);

    /// <summary>The same for any number of members and without cursors, for callers that can start over.</summary>
    IAsyncEnumerable<CustomerOfMember> ReadAllAsync(IEnumerable<MemberId> members, CancellationToken cancellationToken);

    /// <summary>Changes a member's notes about a customer. Changes by API cause no callback.</summary>
    /// <exception cref="ArgumentException"><paramref name="remark"/> sets nothing.</exception>
    Task RemarkAsync(MemberId member, ExternalUserId customer, CustomerRemark remark, CancellationToken cancellationToken);

    /// <summary>Customers of members who have left and whom nobody has taken over yet, in pages of 1,000.</summary>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<Page<UnassignedCustomer>> ListUnassignedAsync(string startCursor, CancellationToken cancellationToken);
}
