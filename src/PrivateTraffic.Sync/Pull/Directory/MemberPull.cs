using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Members;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Runs;
using PrivateTraffic.WeCom.Ids;
using WeComMember = PrivateTraffic.WeCom.Members.Member;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>
/// Members and departments. It comes first because everything else is asked for by member: with it the run learns its further steps.
/// </summary>
internal sealed class MemberPull(IOptions<SyncOptions> options) : IPullArea
{
    public string Name => Areas.Members;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var withContact = (await step.Client.Members.ListWithCustomerContactAsync(cancellation)).ToHashSet();
        var departments = await step.Client.Members.ListDepartmentsAsync(null, cancellation);
        var found = new Dictionary<MemberId, WeComMember>();
        foreach (var department in departments)
        {
            foreach (var member in await step.Client.Members.ListDetailsOfDepartmentAsync(department.Id, cancellation))
            {
                found.TryAdd(member.Id, member);
            }
        }

        var members = found.Values.Select(m => MemberMapping.MemberOf(step.Corp.Id, m, departments, withContact)).ToList();
        members.AddRange(withContact.Where(id => !found.ContainsKey(id)).Select(id => NamelessMember(step.Corp.Id, id)));
        await step.SaveAsync(async () =>
        {
            await step.Db.UpsertAsync(
                [.. departments.Select(d => new Department
                {
                    CorpId = step.Corp.Id, DepartmentId = d.Id, ParentId = d.ParentId == 0 ? null : d.ParentId, Name = d.Name,
                })],
                cancellation);
            await step.Db.UpsertAsync(members, cancellation);
            await MarkGoneAsync(step, members, cancellation);
            await step.PlanAsync(Further(step.Run.Kind, [.. withContact.Select(MemberMapping.UserIdOf)]), cancellation);
        }, "", members.Count, isLast: true, cancellation);
    }

    private static Member NamelessMember(int corpId, MemberId id) =>
        new() { CorpId = corpId, UserId = MemberMapping.UserIdOf(id), Name = id.Value, HasCustomerContact = true };

    private static async Task MarkGoneAsync(StepContext step, List<Member> members, CancellationToken cancellation)
    {
        var present = members.ConvertAll(m => m.UserId);
        await step.Db.Members
            .Where(m => m.CorpId == step.Corp.Id && m.GoneAt == null && !present.Contains(m.UserId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.GoneAt, step.Now).SetProperty(x => x.HasCustomerContact, false), cancellation);
    }

    private IEnumerable<PlannedStep> Further(RunKind kind, string[] userIds)
    {
        var ranges = MemberRange.Cut(userIds, options.Value.Concurrency).ToArray();
        if (kind == RunKind.Full)
        {
            return
            [
                new(Areas.Tags),
                .. ranges.Select(r => new PlannedStep(Areas.Contacts, r)),
                new(Areas.VanishedContacts),
                .. ranges.Select(r => new PlannedStep(Areas.Groups, r)),
                new(Areas.VanishedGroups),
                new(Areas.Moments),
                new(Areas.Reactions),
                new(Areas.Bills),
                .. ranges.Select(r => new PlannedStep(Areas.Statistics, r)),
                new(Areas.Placements),
            ];
        }

        return
        [
            new(Areas.Tags),
            .. ranges.Select(r => new PlannedStep(Areas.ContactChanges, r)),
            .. ranges.Select(r => new PlannedStep(Areas.Groups, r)),
            new(Areas.VanishedGroups),
            new(Areas.Moments),
            new(Areas.Reactions),
            new(Areas.Bills),
            .. ranges.Select(r => new PlannedStep(Areas.Statistics, r)),
            new(Areas.Placements),
        ];
    }
}
