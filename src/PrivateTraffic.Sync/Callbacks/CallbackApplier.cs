using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Callbacks;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Pull.Contacts;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.Sync.Pull.Groups;
using PrivateTraffic.WeCom;
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
    /// <summary>For how long a group is waited for that WeCom still shows as it was; it takes about 2 seconds (D92130).</summary>
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Applies a message and marks it as done, in one transaction.</summary>
    /// <returns>False when WeCom does not show the change yet: the message is to be applied in a moment.</returns>
    /// <exception cref="WeComCallException">WeCom could not be asked; nothing was changed.</exception>
    public async Task<bool> ApplyAsync(KnownCorp corp, InboxMessage message, CancellationToken cancellation)
    {
        if (await PrepareAsync(corp, message, cancellation) is not { } change)
        {
            return false;
        }

        await db.WriteAsync(async () =>
        {
            await change();

            // Told again in the meantime, it may be about a later change of the same second: then it waits to be applied once more.
            await db.Inbox.Where(m => m.CorpId == message.CorpId && m.Key == message.Key && m.ReceivedAt == message.ReceivedAt)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.ProcessedAt, Now).SetProperty(x => x.Problem, (string?)null), cancellation);
        }, cancellation);
        return true;
    }

    /// <summary>
    /// Asks WeCom what is needed, outside of any transaction, and returns what is to be written; null when it is too early.
    /// </summary>
    private async Task<Func<Task>?> PrepareAsync(KnownCorp corp, InboxMessage message, CancellationToken cancellation)
    {
        var client = clients.For(corp, CallPriority.Interactive);
        switch (CallbackEvent.Parse(message.Body))
        {
            case CustomerCallback { Change: CustomerChange.RemovedByCustomer } removed:
                return await PrepareRemovalAsync(corp, client, removed, cancellation);
            case CustomerCallback changed:
                var asked = await refresher.AskAsync(client, changed.Customer.Value, cancellation);
                return () => refresher.StoreAsync(corp, asked, runId: 0, cancellation);
            case GroupChatCallback changed:
                return await PrepareGroupAsync(corp, client, changed, message.ReceivedAt, cancellation);
            case TagCallback:
                var library = await client.Tags.ListAsync(cancellation);
                return () => TagStore.SaveAsync(db, corp.Id, library, cancellation);
            case DirectoryCallback:
                var directory = await CompanyDirectory.ReadAsync(client, corp.Id, cancellation);
                return () => directory.SaveAsync(db, corp.Id, Now, cancellation);
            case AcquisitionCallback { Change: AcquisitionCallback.CustomerStartedChat, Customer: not null } written:
                return () => new FactStore(db, corp.Calendar).AddAsync(corp.Id, [ChatOf(written)], cancellation);
            default:
                return () => Task.CompletedTask;
        }
    }

    /// <summary>
    /// A deletion ends the relation that stood at that moment; one that was made later stands. Where we
    /// know of none that stood, the adding of the customer is still to be told, or to be pulled: then the
    /// relation is read first, because nothing tells of its end again.
    /// </summary>
    private async Task<Func<Task>> PrepareRemovalAsync(
        KnownCorp corp, IWeComClient client, CustomerCallback removed, CancellationToken cancellation)
    {
        var (at, userId, external) = (removed.At.UtcDateTime, MemberMapping.UserIdOf(removed.Member), removed.Customer.Value);
        var standing = db.FollowRelations.Where(r => r.CorpId == corp.Id && r.UserId == userId && r.ExternalUserId == external
            && r.Status == RelationStatus.Active && r.AddedAt <= at);
        var asked = await standing.AnyAsync(cancellation) ? null : await refresher.AskAsync(client, external, cancellation);
        return async () =>
        {
            if (asked is not null)
            {
                await refresher.StoreAsync(corp, asked, runId: 0, cancellation);
            }

            await standing.ExecuteUpdateAsync(
                r => r.SetProperty(x => x.Status, RelationStatus.DeletedByCustomer).SetProperty(x => x.EndedAt, at), cancellation);
        };
    }

    private async Task<Func<Task>?> PrepareGroupAsync(
        KnownCorp corp, IWeComClient client, GroupChatCallback changed, DateTime receivedAt, CancellationToken cancellation)
    {
        var group = changed.Change == GroupChatChange.Dismissed ? null : await GroupPull.FindAsync(client, changed.Chat, cancellation);
        var isStillAsBefore = group?.MemberVersion is { Length: > 0 } version
            && version == changed.LastMemberVersion && version != changed.CurrentMemberVersion;
        if (isStillAsBefore && Now - receivedAt < LongestSettling)
        {
            return null;
        }

        var store = new GroupStore(db, corp, Now);
        return () =>
            group is null ? store.DissolveAsync(changed.Chat.Value, cancellation) : store.SaveAsync([group], runId: 0, cancellation);
    }

    private static NewInteraction ChatOf(AcquisitionCallback written) => new(
        new IdentityKey(IdentityKind.ExternalUserId, written.Customer!.Value.Value),
        InteractionKind.Chat,
        written.At.UtcDateTime,
        IsDateOnly: false,
        "acquisition",
        $"{written.LinkId}/{written.Customer}/{written.At.ToUnixTimeSeconds()}",
        written.Member is { } member ? MemberMapping.UserIdOf(member) : null);
}
