using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Members;

/// <summary>
/// The directory, as far as the app's visible range goes. A plain in-house app gets no directory callbacks, so it has to poll (D90240).
/// Every method may throw <see cref="WeComCallException"/>.
/// </summary>
public interface IMembers
{
    /// <summary>
    /// Members who may have customers and whom the app can see: the root of every customer pull (D92571). Who has left is no longer in it,
    /// while the customers remain (<see cref="Customers.ICustomers.ListUnassignedAsync"/>).
    /// </summary>
    Task<IReadOnlyList<MemberId>> ListWithCustomerContactAsync(CancellationToken cancellationToken);

    /// <summary>One member (D90196).</summary>
    /// <exception cref="WeComException">60111: unknown, left, or outside the visible range.</exception>
    Task<Member> GetAsync(MemberId member, CancellationToken cancellationToken);

    /// <summary>Members of one department, without those of its sub-departments (page 90200).</summary>
    Task<IReadOnlyList<MemberSummary>> ListOfDepartmentAsync(long departmentId, CancellationToken cancellationToken);

    /// <summary>The same with all fields (D90201).</summary>
    /// <exception cref="WeComException">45029: the department is too large for one answer.</exception>
    Task<IReadOnlyList<Member>> ListDetailsOfDepartmentAsync(long departmentId, CancellationToken cancellationToken);

    /// <summary>Every member of every department by id (D96067). Only the contact-sync secret may call it.</summary>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="limit">Rows a page, 1 to 10,000.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<Page<MemberOfDepartment>> ListIdsAsync(string startCursor, int limit, CancellationToken cancellationToken);

    /// <summary>The department tree without names (page 95350).</summary>
    /// <param name="rootId">The department to begin at; null for all that the app can see.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<DepartmentNode>> ListDepartmentTreeAsync(long? rootId, CancellationToken cancellationToken);

    /// <summary>The department tree with names (D90208). WeCom calls it slow and recommends the tree above.</summary>
    /// <inheritdoc cref="ListDepartmentTreeAsync"/>
    Task<IReadOnlyList<Department>> ListDepartmentsAsync(long? rootId, CancellationToken cancellationToken);

    /// <summary>One department (page 95351).</summary>
    Task<Department> GetDepartmentAsync(long departmentId, CancellationToken cancellationToken);
}
