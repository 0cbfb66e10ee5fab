using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Pull.Contacts;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.Sync.Pull.Groups;
using PrivateTraffic.WeCom.Callbacks;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Sync.Callbacks;

/// <summary>
/// Applies one callback. Events are hints: what they are about is read anew from WeCom, so that events told twice, late or in another order
/// end in the same state. The one event that says what no API says, a customer's deletion of a member, is dated and compared.
/// </summary>
internal sealed class CallbackApplier(PrivateTrafficDb db, WeComClients clients, ContactRefresher refresher, TimeProvider clock)
{
    /// <summary>Applies a message and marks it as done, in one transaction.</summary>
    /// <exception cref="WeComCallException">WeCom could not be asked; nothing was changed.</exception>
    public async Task ApplyAsync(KnownCorp corp, InboxMessage message, CancellationToken cancellation)
    {
        var change = await PrepareAsync(corp, CallbackEvent.Parse(message.Body), cancellation);
        await db.WriteAsync(async () =>
        {
            await change();
            var now = clock.GetUtcNow().UtcDateTime;
            await db.Inbox.Where(m => m.CorpId == message.CorpId && m.Key == message.Key)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.ProcessedAt, now).SetProperty(x => x.Problem, (string?)null), cancellation);
        }, cancellation);
    }

    /// <summary>Asks WeCom what is needed, outside of any transaction, and returns what is to be written.</summary>
    private async Task<Func<Task>> PrepareAsync(KnownCorp corp, CallbackEvent callback, CancellationToken cancellation)
    {
        var client = clients.For(corp, CallPriority.Interactive);
        switch (callback)
        {
            case CustomerCallback { Change: CustomerChange.RemovedByCustomer } removed:
                return () => RemoveAsync(corp, removed, RelationStatus.DeletedByCustomer, cancellation);
            case CustomerCallback changed:
                var customer = await ContactRefresher.FindAsync(client, changed.Customer.Value, cancellation);
                return () => refresher.StoreAsync(corp, changed.Customer.Value, customer, runId: 0, cancellation);
            case GroupChatCallback changed:
                var group = await FindGroupAsync(client, changed, cancellation);
                var groups = new GroupStore(db, corp, clock.GetUtcNow().UtcDateTime);
                return () => group is null ? groups.DissolveAsync(changed.Chat.Value, cancellation) : groups.SaveAsync([group], runId: 0, cancellation);
            case TagCallback:
                var library = await client.Tags.ListAsync(cancellation);
                return () => TagStore.SaveAsync(db, corp.Id, library, cancellation);
            default:
                return () => Task.CompletedTask;
        }
    }

    private static async Task<WeCom.Groups.GroupChat?> FindGroupAsync(
        WeCom.IWeComClient client, GroupChatCallback changed, CancellationToken cancellation)
    {
        try
        {
            return changed.Change == GroupChatChange.Dismissed ? null : await client.GroupChats.GetAsync(changed.Chat, cancellation);
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            return null;
        }
    }

    /// <summary>A deletion ends the relation as it was at that moment: one that was made again later stands.</summary>
    private Task<int> RemoveAsync(KnownCorp corp, CustomerCallback removed, RelationStatus status, CancellationToken cancellation)
    {
        var (at, userId) = (removed.At.UtcDateTime, MemberMapping.UserIdOf(removed.Member));
        return db.FollowRelations
            .Where(r => r.CorpId == corp.Id && r.UserId == userId && r.ExternalUserId == removed.Customer.Value && r.AddedAt <= at)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, status).SetProperty(x => x.EndedAt, at), cancellation);
    }
}
