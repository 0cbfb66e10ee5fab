using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>
/// Members and departments. It comes first because everything else is asked for by member: with it the run learns its further steps.
/// </summary>
internal sealed class MemberPull(IOptions<SyncOptions> options) : IPullArea
{
    public string Name => Areas.Members;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var directory = await CompanyDirectory.ReadAsync(step.Client, step.Corp.Id, cancellation);
        await step.SaveAsync(async () =>
        {
            await directory.SaveAsync(step.Db, step.Corp.Id, step.Now, cancellation);
            var owners = await step.Db.GroupChats.Where(g => g.CorpId == step.Corp.Id && g.DissolvedAt == null)
                .Select(g => g.OwnerUserId).Distinct().ToListAsync(cancellation);
            await step.PlanAsync(Further(step.Run.Kind, Ranges(directory.Serving), Ranges(directory.Serving.Union(owners))), cancellation);
        }, "", directory.Members.Count, isLast: true, cancellation);
    }

    private string[] Ranges(IEnumerable<string> userIds) => [.. MemberRange.Cut(userIds, options.Value.Concurrency)];

    private static IEnumerable<PlannedStep> Further(RunKind kind, string[] members, string[] owners) =>
    [
        new(Areas.Tags),
        .. members.Select(r => new PlannedStep(kind == RunKind.Full ? Areas.Contacts : Areas.ContactChanges, r)),
        .. kind == RunKind.Full ? new[] { new PlannedStep(Areas.VanishedContacts) } : [],
        .. owners.Select(r => new PlannedStep(Areas.Groups, r)),
        new(Areas.VanishedGroups),
        new(Areas.Moments),
        new(Areas.Reactions),
        new(Areas.Bills),
        .. members.Select(r => new PlannedStep(Areas.Statistics, r)),
        new(Areas.Placements),
    ];
}
