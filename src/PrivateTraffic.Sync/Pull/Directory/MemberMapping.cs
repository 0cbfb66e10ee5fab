using PrivateTraffic.Data.Members;
using PrivateTraffic.WeCom.Ids;
using WeComDepartment = PrivateTraffic.WeCom.Members.Department;
using WeComMember = PrivateTraffic.WeCom.Members.Member;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>From what WeCom tells of members to what is stored.</summary>
public static class MemberMapping
{
    /// <summary>WeCom's userids ignore case; ours are lower case.</summary>
    public static string UserIdOf(MemberId id) => id.Value.ToLowerInvariant();

    public static Department DepartmentOf(int corpId, WeComDepartment department) => new()
    {
        CorpId = corpId,
        DepartmentId = department.Id,
        ParentId = department.ParentId == 0 ? null : department.ParentId,
        Name = department.Name,
    };

    /// <summary>A member who serves customers and whom the directory does not show.</summary>
    public static Member NamelessMember(int corpId, MemberId id) =>
        new() { CorpId = corpId, UserId = UserIdOf(id), Name = id.Value, HasCustomerContact = true };

    /// <summary>A member as the directory shows them. Leaders are named by the member, by the department, or by both.</summary>
    public static Member MemberOf(
        int corpId, WeComMember member, IReadOnlyList<WeComDepartment> departments, IReadOnlySet<MemberId> withContact) => new()
        {
            CorpId = corpId,
            UserId = UserIdOf(member.Id),
            Name = member.Name,
            Departments = [.. member.Departments],
            LeaderOf =
        [
            .. member.Departments.Where((_, i) => i < member.LeadsDepartment.Count && member.LeadsDepartment[i] == 1)
                .Union(departments.Where(d => d.Leaders.Contains(member.Id)).Select(d => d.Id)).Order(),
        ],
            HasCustomerContact = withContact.Contains(member.Id),
        };
}
