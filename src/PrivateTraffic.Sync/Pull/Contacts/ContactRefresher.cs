using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.RateLimits;
using WeComCustomer = PrivateTraffic.WeCom.Customers.Customer;

namespace PrivateTraffic.Sync.Pull.Contacts;

/// <summary>Reads one customer anew from WeCom: after a callback, for somebody the sidebar does not know yet, or to verify.</summary>
public sealed class ContactRefresher
{
    private readonly PrivateTrafficDb db;
    private readonly CorpRegistry corps;
    private readonly WeComClients clients;
    private readonly ContactMapping mapping;
    private readonly TimeProvider clock;

    public ContactRefresher(PrivateTrafficDb db, CorpRegistry corps, WeComClients clients, ContactMapping mapping, TimeProvider clock)
    {
        this.db = db;
        this.corps = corps;
        this.clients = clients;
        this.mapping = mapping;
        this.clock = clock;
    }

    /// <summary>Reads a customer for somebody who is waiting, and stores what WeCom says.</summary>
    /// <returns>Whether WeCom knows the customer; false too where no app is configured.</returns>
    /// <exception cref="WeComCallException">WeCom could not be reached or refused for another reason.</exception>
    public async Task<bool> RefreshAsync(int corpId, string externalUserId, CancellationToken cancellation)
    {
        if (await corps.FindAsync(corpId, cancellation) is not { Settings: not null } corp)
        {
            return false;
        }

        var client = clients.For(corp, CallPriority.Interactive);
        var asked = await AskAsync(client, externalUserId, cancellation);
        await db.WriteAsync(() => StoreAsync(corp, asked, runId: 0, cancellation), cancellation);
        return asked.Customer is not null;
    }

    /// <summary>What WeCom says of a customer.</summary>
    internal async Task<AskedCustomer> AskAsync(IWeComClient client, string externalUserId, CancellationToken cancellation)
    {
        var askedAt = clock.GetUtcNow().UtcDateTime;
        try
        {
            return new AskedCustomer(
                externalUserId, await client.Customers.GetAsync(new ExternalUserId(externalUserId), cancellation), askedAt);
        }
        catch (WeComException error) when (error.ErrorCode is ErrorCodes.NotExternalContact or ErrorCodes.InvalidExternalUserId)
        {
            return new AskedCustomer(externalUserId, null, askedAt);
        }
    }

    /// <summary>
    /// Stores what WeCom says, in the transaction of the caller: relations it names stand, those it does
    /// not name any more were ended by the member. Relations of members who have left stay as they are: WeCom shows nothing of them.
    /// </summary>
    internal async Task StoreAsync(KnownCorp corp, AskedCustomer asked, long runId, CancellationToken cancellation)
    {
        var (externalUserId, customer, askedAt) = asked;
        var rows = customer is null ? [] : mapping.Of(corp.Id, customer, runId).ToArray();
        var named = rows.Select(r => r.Relation.UserId).ToArray();
        var now = clock.GetUtcNow().UtcDateTime;
        await db.FollowRelations
            .Where(r => r.CorpId == corp.Id && r.ExternalUserId == externalUserId && r.Status != RelationStatus.DeletedByMember
                && !named.Contains(r.UserId)
                && db.Members.Any(m => m.CorpId == corp.Id && m.UserId == r.UserId && m.HasCustomerContact))
            .ExecuteUpdateAsync(
                r => r.SetProperty(x => x.Status, RelationStatus.DeletedByMember).SetProperty(x => x.EndedAt, now), cancellation);
        await new ContactStore(db, corp.Calendar).SaveAsync(corp.Id, rows, askedAt, cancellation);
    }
}

/// <summary>What WeCom said of a customer when it was asked.</summary>
/// <param name="ExternalUserId">The customer.</param>
/// <param name="Customer">Null when nobody whom the app can see follows them.</param>
/// <param name="AskedAt">When the question went out.</param>
internal sealed record AskedCustomer(string ExternalUserId, WeComCustomer? Customer, DateTime AskedAt);
