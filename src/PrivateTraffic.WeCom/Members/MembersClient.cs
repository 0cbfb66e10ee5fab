using System.Globalization;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Members.MembersJson;

namespace PrivateTraffic.WeCom.Members;

internal sealed class MembersClient(ICallSender sender) : IMembers
{
    private const int IdsPerPage = 10_000;

    public async Task<IReadOnlyList<MemberId>> ListWithCustomerContactAsync(CancellationToken cancellationToken)
    {
        var call = Api.Read("externalcontact/get_follow_user_list", Wire.FollowUsersReply);
        return (await sender.SendAsync(call, cancellationToken)).Members;
    }

    public Task<Member> GetAsync(MemberId member, CancellationToken cancellationToken) =>
        sender.SendAsync(Api.Read("user/get", Wire.Member, ("userid", member.Value)), cancellationToken);

    public async Task<IReadOnlyList<MemberSummary>> ListOfDepartmentAsync(long departmentId, CancellationToken cancellationToken)
    {
        var call = Api.Read("user/simplelist", Wire.MemberSummariesReply, ("department_id", Text(departmentId)));
        return (await sender.SendAsync(call, cancellationToken)).Members;
    }

    public async Task<IReadOnlyList<Member>> ListDetailsOfDepartmentAsync(long departmentId, CancellationToken cancellationToken)
    {
        var call = Api.Read("user/list", Wire.MembersReply, ("department_id", Text(departmentId)));
        return (await sender.SendAsync(call, cancellationToken)).Members;
    }

    public IAsyncEnumerable<Page<MemberOfDepartment>> ListIdsAsync(string startCursor, int limit, CancellationToken cancellationToken)
    {
        Limits.RequireRange(limit, IdsPerPage);
        const string Operation = "user/list_id";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MemberOfDepartment>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new ListIdsRequest { Cursor = cursor, Limit = limit };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.ListIdsRequest, Wire.ListIdsReply), ct);
            return new(reply.Members, reply.NextCursor);
        }
    }

    public async Task<IReadOnlyList<DepartmentNode>> ListDepartmentTreeAsync(long? rootId, CancellationToken cancellationToken)
    {
        var call = rootId is { } root
            ? Api.Read("department/simplelist", Wire.DepartmentTreeReply, ("id", Text(root)))
            : Api.Read("department/simplelist", Wire.DepartmentTreeReply);
        return (await sender.SendAsync(call, cancellationToken)).Departments;
    }

    public async Task<IReadOnlyList<Department>> ListDepartmentsAsync(long? rootId, CancellationToken cancellationToken)
    {
        var call = rootId is { } root
            ? Api.Read("department/list", Wire.DepartmentsReply, ("id", Text(root)))
            : Api.Read("department/list", Wire.DepartmentsReply);
        return (await sender.SendAsync(call, cancellationToken)).Departments;
    }

    public async Task<Department> GetDepartmentAsync(long departmentId, CancellationToken cancellationToken)
    {
        var call = Api.Read("department/get", Wire.DepartmentReply, ("id", Text(departmentId)));
        return (await sender.SendAsync(call, cancellationToken)).Department;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
