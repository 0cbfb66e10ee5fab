using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>An in-house app, or the contact-sync secret, with what it is allowed to see and do.</summary>
internal sealed class App(int agentId, string name, string secret, AppRights rights, IReadOnlySet<long>? departments)
{
    /// <summary>0 for the contact-sync secret.</summary>
    public int AgentId { get; } = agentId;

    public string Name { get; } = name;

    public string Secret { get; } = secret;

    public AppRights Rights { get; } = rights;

    /// <summary>The departments of the visible range; null for the whole company.</summary>
    public IReadOnlySet<long>? Departments { get; } = departments;

    public bool Sees(Member member) => Departments is null || Departments.Contains(member.Department);

    public bool Sees(Department department) => Departments is null || Departments.Contains(department.Id);
}

internal enum AppRights
{
    /// <summary>Directory and messages, but not listed under 客户联系 → API → 可调用接口的应用.</summary>
    Unlisted,

    /// <summary>Listed: customers, groups, moments, mass messages, payments.</summary>
    CustomerContact,

    /// <summary>通讯录同步 from an address new since 2022-08-15: member ids and nothing else.</summary>
    MemberIdsOnly,
}
