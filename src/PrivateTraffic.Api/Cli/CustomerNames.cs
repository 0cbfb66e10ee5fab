using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// What order files or WeCom call customers, read beside a list of customers in the order of their numbers, so that none is looked up by
/// itself. Phones are never told.
/// </summary>
internal sealed class CustomerNames : IAsyncDisposable
{
    /// <summary>What an order file called the customer comes first.</summary>
    private static readonly IdentityKind[] Order =
        [IdentityKind.ShopAccount, IdentityKind.ExternalUserId, IdentityKind.UnionId, IdentityKind.Card];

    private readonly PrivateTrafficDb db;
    private readonly IAsyncEnumerator<Known> identities;
    private bool hasMore = true;

    private CustomerNames(PrivateTrafficDb db, IAsyncEnumerator<Known> identities) => (this.db, this.identities) = (db, identities);

    public static async Task<CustomerNames> OpenAsync(
        IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        var names = new CustomerNames(db, db.Identities.AsNoTracking()
            .Where(i => i.CorpId == corpId && i.Kind != IdentityKind.Phone)
            .OrderBy(i => i.CustomerId)
            .Select(i => new Known(i.CustomerId, i.Kind, i.Value))
            .AsAsyncEnumerable().GetAsyncEnumerator(cancellation));
        await names.MoveAsync();
        return names;
    }

    /// <summary>The name of a customer, the least where there are several of a kind; null without one. Ask for rising numbers only.</summary>
    public async ValueTask<string?> OfAsync(long customer)
    {
        Known? best = null;
        for (; hasMore && identities.Current.Customer <= customer; await MoveAsync())
        {
            if (identities.Current.Customer == customer && (best is null || identities.Current.ComesBefore(best)))
            {
                best = identities.Current;
            }
        }

        return best?.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await identities.DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task MoveAsync() => hasMore = await identities.MoveNextAsync();

    private sealed record Known(long Customer, IdentityKind Kind, string Value)
    {
        public bool ComesBefore(Known other) => Kind == other.Kind
            ? string.CompareOrdinal(Value, other.Value) < 0
            : Array.IndexOf(Order, Kind) < Array.IndexOf(Order, other.Kind);
    }
}
