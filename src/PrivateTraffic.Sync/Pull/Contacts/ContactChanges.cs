using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Contacts;

/// <summary>
/// Compares each member's list of customers with ours, one call a member, and reads anew only those who
/// are in one list and not in the other: what callbacks may have missed.
/// </summary>
internal sealed class ContactChanges(ContactRefresher refresher) : IPullArea
{
    public string Name => Areas.ContactChanges;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var members = await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation);
        foreach (var member in members.Where(m => string.CompareOrdinal(m, step.Cursor) > 0))
        {
            if (await CustomersOfAsync(step, member, cancellation) is not { } theirs)
            {
                await step.SaveAsync(() => Task.CompletedTask, member, 1, isLast: false, cancellation);
                continue;
            }

            var ours = await step.Db.FollowRelations.AsNoTracking()
                .Where(r => r.CorpId == step.Corp.Id && r.UserId == member && r.Status != RelationStatus.DeletedByMember)
                .Select(r => r.ExternalUserId).ToListAsync(cancellation);
            theirs.SymmetricExceptWith(ours);
            foreach (var customers in theirs.Order(StringComparer.Ordinal).Chunk(50))
            {
                var read = new List<AskedCustomer>();
                foreach (var id in customers)
                {
                    read.Add(await refresher.AskAsync(step.Client, id, cancellation));
                }

                await step.SaveAsync(async () =>
                {
                    foreach (var asked in read)
                    {
                        await refresher.StoreAsync(step.Corp, asked, step.Run.Id, cancellation);
                    }
                }, step.Cursor, read.Count, isLast: false, cancellation);
            }

            await step.SaveAsync(() => Task.CompletedTask, member, 1, isLast: false, cancellation);
        }

        await step.SaveAsync(() => Task.CompletedTask, step.Cursor, 0, isLast: true, cancellation);
    }

    /// <summary>Whom a member follows; null when the member left while the run was under way: then nothing is known any more.</summary>
    private static async Task<HashSet<string>?> CustomersOfAsync(StepContext step, string member, CancellationToken cancellation)
    {
        try
        {
            return [.. (await step.Client.Customers.ListAsync(new MemberId(member), cancellation)).Select(c => c.Value)];
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            return null;
        }
    }
}
