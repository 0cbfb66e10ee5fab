using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

internal sealed class Apps
{
    private readonly IReadOnlyList<App> all;

    public Apps(Staff staff)
    {
        var region = staff.Departments.Where(d => d.Id == Department.FirstRegion || d.ParentId == Department.FirstRegion).Select(d => d.Id);
        all =
        [
            new(DemoIdentity.AgentId, "客户运营助手", DemoIdentity.Secret, AppRights.CustomerContact, null),
            new(DemoIdentity.RegionalAgentId, "华东工作台", DemoIdentity.RegionalSecret, AppRights.CustomerContact, region.ToHashSet()),
            new(DemoIdentity.UnlistedAgentId, "行政公告", DemoIdentity.UnlistedSecret, AppRights.Unlisted, null),
            new(0, "通讯录同步", DemoIdentity.ContactSyncSecret, AppRights.MemberIdsOnly, null),
        ];
    }

    public IReadOnlyList<App> All => all;

    public App? WithSecret(string secret) => all.FirstOrDefault(a => a.Secret == secret);

    public App? WithAgentId(int agentId) => all.FirstOrDefault(a => a.AgentId == agentId && agentId != 0);
}
