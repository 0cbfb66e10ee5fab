using System.Globalization;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>The directory as it stands: the world's staff, those who joined or left by hand at run time.</summary>
internal sealed class People(Staff staff, Func<long> asOf)
{
    private readonly List<Member> joined = [];
    private readonly Dictionary<int, long> leaving = [];

    public IReadOnlyList<Department> Departments => staff.Departments;

    public IEnumerable<Member> Active => Everyone.Where(IsActive);

    /// <summary>Members past, present and to come.</summary>
    public IEnumerable<Member> Everyone => staff.Members.Concat(joined);

    public Member this[int index] => index < staff.Members.Count ? staff.Members[index] : joined[index - staff.Members.Count];

    public bool IsActive(Member member) => member.HiredAt <= asOf() && asOf() < LeavesAt(member);

    public long LeavesAt(Member member) => leaving.GetValueOrDefault(member.Index, member.LeavesAt);

    /// <summary>A member who is in the company now, by user id in any case.</summary>
    public Member? Find(string userId) => FindEver(userId) is { } member && IsActive(member) ? member : null;

    /// <summary>Finds those who left as well.</summary>
    public Member? FindEver(string userId) =>
        staff.Find(userId) is { } member && member.HiredAt <= asOf()
            ? member
            : joined.Find(m => string.Equals(m.UserId, userId, StringComparison.OrdinalIgnoreCase));

    public Department? Department(long id) => staff.Departments.FirstOrDefault(d => d.Id == id);

    /// <summary>The department and all below it.</summary>
    public IEnumerable<Department> Subtree(Department root) =>
        Departments.Where(d => d.ParentId == root.Id).SelectMany(Subtree).Prepend(root);

    public Member Join(string name, long department, string? userId)
    {
        var index = staff.Members.Count + joined.Count;
        var member = new Member
        {
            Index = index,
            UserId = userId ?? "Joined" + index.ToString("D3", CultureInfo.InvariantCulture),
            Name = name,
            Department = department,
            Position = "导购",
            HiredAt = asOf(),
            ServesCustomers = true,
        };
        joined.Add(member);
        return member;
    }

    public void Leave(Member member) => leaving[member.Index] = asOf();
}
