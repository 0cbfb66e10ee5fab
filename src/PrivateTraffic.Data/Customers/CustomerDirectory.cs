using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Data.Customers;

/// <summary>One way in which a customer is known, as facts name it.</summary>
public readonly record struct IdentityKey(IdentityKind Kind, string Value);

/// <summary>
/// Finds the customers behind identities, and makes customers for identities that nobody has seen. To be used inside a write transaction.
/// </summary>
public sealed class CustomerDirectory(PrivateTrafficDb db)
{
    private const int LookUpSize = 5_000;

    /// <summary>Customers made so far by <see cref="ResolveAsync"/>.</summary>
    public int Created { get; private set; }

    /// <summary>The customer of every identity given; identities that were unknown get a new customer each.</summary>
    public async Task<IReadOnlyDictionary<IdentityKey, long>> ResolveAsync(
        int corpId, IReadOnlyCollection<IdentityKey> identities, CancellationToken cancellation)
    {
        var known = await FindAsync(corpId, identities, cancellation);
        var unknown = identities.Where(i => !known.ContainsKey(i)).Distinct().ToArray();
        if (unknown.Length > 0)
        {
            foreach (var (identity, customer) in await CreateAsync(corpId, unknown, cancellation))
            {
                known[identity] = customer;
            }
        }

        return known;
    }

    /// <summary>The customers of those identities that are known.</summary>
    public async Task<Dictionary<IdentityKey, long>> FindAsync(
        int corpId, IEnumerable<IdentityKey> identities, CancellationToken cancellation)
    {
        var found = new Dictionary<IdentityKey, long>();
        foreach (var kind in identities.Distinct().GroupBy(i => i.Kind, i => i.Value))
        {
            foreach (var values in kind.Chunk(LookUpSize))
            {
                var rows = db.Identities.AsNoTracking()
                    .Where(i => i.CorpId == corpId && i.Kind == kind.Key && EF.Parameter(values).Contains(i.Value))
                    .Select(i => new { i.Value, i.CustomerId });
                await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    found[new IdentityKey(kind.Key, row.Value)] = row.CustomerId;
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Says that identities belong to customers. An identity that another customer already has stays with that one.
    /// </summary>
    /// <returns>The identities as they now stand.</returns>
    public async Task<IReadOnlyDictionary<IdentityKey, long>> ClaimAsync(
        int corpId, IReadOnlyCollection<KeyValuePair<IdentityKey, long>> claims, CancellationToken cancellation)
    {
        var rows = claims
            .Select(c => new Identity { CorpId = corpId, Kind = c.Key.Kind, Value = c.Key.Value, CustomerId = c.Value })
            .ToArray();
        var inserted = await db.InsertNewAsync(rows, cancellation);
        return inserted.Count == rows.Length
            ? claims.ToDictionary()
            : await FindAsync(corpId, claims.Select(c => c.Key), cancellation);
    }

    /// <summary>Makes customers without any fact yet.</summary>
    public async Task<IReadOnlyList<long>> NewIdsAsync(int count, CancellationToken cancellation) =>
        count == 0 ? [] : await db.Dialect.NextCustomerIdsAsync(db, count, cancellation);

    private async Task<IReadOnlyDictionary<IdentityKey, long>> CreateAsync(
        int corpId, IdentityKey[] identities, CancellationToken cancellation)
    {
        var ids = await NewIdsAsync(identities.Length, cancellation);
        var claimed = await ClaimAsync(corpId, [.. identities.Zip(ids, KeyValuePair.Create)], cancellation);

        // Another process may have been first with some of them; then our number stays unused.
        var ours = ids.ToHashSet();
        var history = CustomerHistory.Empty.Pack();
        var customers = claimed.Values.Where(ours.Contains).Distinct()
            .Select(id => new Customer { Id = id, CorpId = corpId, History = history })
            .ToArray();
        await db.UpsertAsync(customers, cancellation);
        Created += customers.Length;
        return claimed;
    }
}
