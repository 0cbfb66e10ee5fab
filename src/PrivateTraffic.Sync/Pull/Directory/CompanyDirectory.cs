using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Members;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using WeComDepartment = PrivateTraffic.WeCom.Members.Department;
using WeComMember = PrivateTraffic.WeCom.Members.Member;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>Members and departments, as WeCom shows them to our app.</summary>
/// <param name="Departments">The departments.</param>
/// <param name="Members">The members of these departments, and those who serve customers without being shown in one.</param>
internal sealed record CompanyDirectory(IReadOnlyList<Department> Departments, IReadOnlyList<Member> Members)
{
    /// <summary>Who serves customers: everything else is asked for by them.</summary>
    public IEnumerable<string> Serving => Members.Where(m => m.HasCustomerContact).Select(m => m.UserId);

    /// <summary>Reads the directory from WeCom.</summary>
    public static async Task<CompanyDirectory> ReadAsync(IWeComClient client, int corpId, CancellationToken cancellation)
    {
        var serving = (await client.Members.ListWithCustomerContactAsync(cancellation)).ToHashSet();
        var departments = await client.Members.ListDepartmentsAsync(null, cancellation);
        var found = new Dictionary<MemberId, WeComMember>();
        foreach (var department in departments)
        {
            foreach (var member in await MembersOfAsync(client, department, cancellation))
            {
                found.TryAdd(member.Id, member);
            }
        }

        return new CompanyDirectory(
            [.. departments.Select(d => MemberMapping.DepartmentOf(corpId, d))],
            [
                .. found.Values.Select(m => MemberMapping.MemberOf(corpId, m, departments, serving)),
                .. serving.Where(id => !found.ContainsKey(id)).Select(id => MemberMapping.NamelessMember(corpId, id)),
            ]);
    }

    /// <summary>
    /// Stores the directory in the transaction of the caller. Who is missing in it has left; a department that is missing is no more.
    /// </summary>
    public async Task SaveAsync(PrivateTrafficDb db, int corpId, DateTime now, CancellationToken cancellation)
    {
        await db.UpsertAsync(Departments, cancellation);
        await db.UpsertAsync(Members, cancellation);
        var departments = Departments.Select(d => d.DepartmentId).ToArray();
        await db.Departments.Where(d => d.CorpId == corpId && !departments.Contains(d.DepartmentId)).ExecuteDeleteAsync(cancellation);
        var present = Members.Select(m => m.UserId).ToArray();
        await db.Members
            .Where(m => m.CorpId == corpId && m.GoneAt == null && !present.Contains(m.UserId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.GoneAt, now).SetProperty(x => x.HasCustomerContact, false), cancellation);
    }

    private static async Task<IReadOnlyList<WeComMember>> MembersOfAsync(
        IWeComClient client, WeComDepartment department, CancellationToken cancellation)
    {
        try
        {
            return await client.Members.ListDetailsOfDepartmentAsync(department.Id, cancellation);
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            // The department went while the directory was read.
            return [];
        }
    }
}
