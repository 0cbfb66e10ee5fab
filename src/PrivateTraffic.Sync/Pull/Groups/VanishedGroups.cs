using Microsoft.EntityFrameworkCore;
using PrivateTraffic.WeCom.Groups;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Groups;

/// <summary>Looks after groups that a pull did not meet: each is asked for once more before it counts as dissolved.</summary>
internal sealed class VanishedGroups : IPullArea
{
    private const int PerTransaction = 50;

    public string Name => Areas.VanishedGroups;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        while (true)
        {
            var unmet = await step.Db.GroupChats.AsNoTracking()
                .Where(g => g.CorpId == step.Corp.Id && g.DissolvedAt == null && g.SeenInRun < step.Run.Id
                    && step.Db.Members.Any(m => m.CorpId == step.Corp.Id && m.UserId == g.OwnerUserId && m.HasCustomerContact))
                .Select(g => g.ChatId).Take(PerTransaction).ToListAsync(cancellation);
            var found = new List<(string Id, GroupChat? Group)>();
            foreach (var id in unmet)
            {
                found.Add((id, await GroupPull.FindAsync(step.Client, new ChatId(id), cancellation)));
            }

            var store = new GroupStore(step.Db, step.Corp, step.Now);
            await step.SaveAsync(async () =>
            {
                await store.SaveAsync([.. found.Select(f => f.Group).OfType<GroupChat>()], step.Run.Id, cancellation);
                foreach (var (id, _) in found.Where(f => f.Group is null))
                {
                    await store.DissolveAsync(id, cancellation);
                }
            }, "", found.Count, isLast: unmet.Count == 0, cancellation);
            if (unmet.Count == 0)
            {
                return;
            }
        }
    }
}
