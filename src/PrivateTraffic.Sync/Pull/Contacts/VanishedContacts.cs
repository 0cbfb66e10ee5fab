using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;

namespace PrivateTraffic.Sync.Pull.Contacts;

/// <summary>
/// Looks after relations that a full pull did not meet. Rows change while WeCom pages through them, so a relation that was not met is asked
/// for once more before it counts as ended.
/// </summary>
internal sealed class VanishedContacts(ContactRefresher refresher) : IPullArea
{
    private const int PerTransaction = 50;

    public string Name => Areas.VanishedContacts;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        while (true)
        {
            var batch = await UnmetAsync(step, cancellation);
            var found = new List<AskedCustomer>();
            foreach (var id in batch)
            {
                found.Add(await refresher.AskAsync(step.Client, id, cancellation));
            }

            await step.SaveAsync(async () =>
            {
                foreach (var asked in found)
                {
                    await refresher.StoreAsync(step.Corp, asked, step.Run.Id, cancellation);
                }
            }, "", found.Count, isLast: batch.Count == 0, cancellation);
            if (batch.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Customers with a relation that should be there and was not met. Those looked after are met or ended, so the list gets shorter.
    /// </summary>
    private static Task<List<string>> UnmetAsync(StepContext step, CancellationToken cancellation) => step.Db.FollowRelations.AsNoTracking()
        .Where(r => r.CorpId == step.Corp.Id && r.SeenInRun < step.Run.Id && r.Status != RelationStatus.DeletedByMember
            && step.Db.Members.Any(m => m.CorpId == step.Corp.Id && m.UserId == r.UserId && m.HasCustomerContact))
        .Select(r => r.ExternalUserId).Distinct().Take(PerTransaction).ToListAsync(cancellation);
}
