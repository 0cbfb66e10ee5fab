using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Data.Customers;

/// <summary>A contact and one member's relation to it, as WeCom shows them; <c>CustomerId</c> is filled in when they are stored.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Relation">The relation.</param>
/// <param name="PhoneIndexes">Blind indexes of the phone numbers that the member noted.</param>
public sealed record PulledRelation(Contact Contact, FollowRelation Relation, IReadOnlyList<string> PhoneIndexes);

/// <summary>Stores what a pull of contacts brought, a page at a time. To be used inside a write transaction.</summary>
public sealed class ContactStore(PrivateTrafficDb db, BusinessCalendar calendar)
{
    private readonly CustomerDirectory directory = new(db);

    /// <summary>
    /// Stores a page: new contacts get a customer, or join the one who is known by the same unionid;
    /// contacts and relations are updated where they differ; the day on which a customer was first added is kept in the history.
    /// </summary>
    /// <param name="corpId">Our number of the corp.</param>
    /// <param name="page">What WeCom said.</param>
    /// <param name="askedAt">When it was asked, or earlier: tags that were changed here since are newer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task SaveAsync(int corpId, IReadOnlyList<PulledRelation> page, DateTime askedAt, CancellationToken cancellation)
    {
        if (page.Count == 0)
        {
            return;
        }

        var addedOn = page.GroupBy(p => p.Contact.ExternalUserId, p => calendar.DayOf(p.Relation.AddedAt))
            .ToDictionary(g => g.Key, g => g.Min());
        var contacts = page.Select(p => p.Contact).DistinctBy(c => c.ExternalUserId).ToArray();
        var phones = page.ToLookup(p => p.Contact.ExternalUserId, p => p.PhoneIndexes);
        var customers = await CustomersAsync(corpId, contacts, phones, addedOn, cancellation);
        foreach (var (contact, relation, _) in page)
        {
            contact.CustomerId = relation.CustomerId = customers[contact.ExternalUserId];
        }

        await KeepDeletionsByCustomersAsync(corpId, page, cancellation);
        await new TagMarkStore(db).ReconcileAsync(corpId, [.. page.Select(p => p.Relation)], askedAt, cancellation);
        await db.UpsertAsync(contacts, cancellation);
        await db.UpsertAsync([.. page.Select(p => p.Relation)], cancellation);
    }

    private async Task<Dictionary<string, long>> CustomersAsync(
        int corpId,
        Contact[] contacts,
        ILookup<string, IReadOnlyList<string>> phones,
        Dictionary<string, DateOnly> addedOn,
        CancellationToken cancellation)
    {
        var known = await directory.FindAsync(corpId, contacts.SelectMany(c => KeysOf(c).Concat(PhonesOf(c))), cancellation);
        var byPhone = await WithoutContactAsync(known.Where(k => k.Key.Kind == IdentityKind.Phone).Select(k => k.Value), cancellation);
        var claims = new Dictionary<IdentityKey, long>();
        var newcomers = new List<Contact>();
        foreach (var contact in contacts)
        {
            // A contact that is new to us may be somebody whose orders we know by unionid or phone, or share a
            // unionid with another of the page.
            var customer = KeysOf(contact).Select(k => known.GetValueOrDefault(k)).FirstOrDefault(id => id != 0);
            customer = customer != 0
                ? customer
                : PhonesOf(contact).Select(k => known.GetValueOrDefault(k)).FirstOrDefault(byPhone.Contains);
            if (customer == 0)
            {
                newcomers.Add(contact);
            }
            else
            {
                Claim(KeysOf(contact), customer);
            }
        }

        var ids = await directory.NewIdsAsync(newcomers.Count, cancellation);
        foreach (var (contact, id) in newcomers.Zip(ids))
        {
            var shared = KeysOf(contact).Select(k => claims.GetValueOrDefault(k)).FirstOrDefault(other => other != 0);
            Claim(KeysOf(contact), shared != 0 ? shared : id);
        }

        // Another process may be first with a contact and give it another number: whatever else we know of the
        // contact then goes to that one.
        await ClaimAsync(claims.Where(c => c.Key.Kind == IdentityKind.ExternalUserId));
        var result = contacts.ToDictionary(c => c.ExternalUserId, c => known[ExternalKey(c)]);
        claims.Clear();
        foreach (var contact in contacts)
        {
            Claim(KeysOf(contact).Concat(PhonesOf(contact)), result[contact.ExternalUserId]);
        }

        await ClaimAsync(claims);
        await SaveDaysOfAddingAsync(corpId, result, addedOn, ids, cancellation);
        return result;

        void Claim(IEnumerable<IdentityKey> keys, long customer)
        {
            foreach (var key in keys.Where(k => !known.ContainsKey(k)))
            {
                claims.TryAdd(key, customer);
            }
        }

        async Task ClaimAsync(IEnumerable<KeyValuePair<IdentityKey, long>> some)
        {
            foreach (var (key, customer) in await directory.ClaimAsync(corpId, [.. some], cancellation))
            {
                known[key] = customer;
            }
        }

        IEnumerable<IdentityKey> PhonesOf(Contact contact) =>
            phones[contact.ExternalUserId].SelectMany(p => p).Distinct().Select(p => new IdentityKey(IdentityKind.Phone, p));
    }

    /// <summary>
    /// Those among some customers who have no WeCom identity yet. A phone number joins a contact with such a customer's orders;
    /// two contacts with one number stay two people, as families share numbers.
    /// </summary>
    private async Task<HashSet<long>> WithoutContactAsync(IEnumerable<long> customers, CancellationToken cancellation)
    {
        var ids = customers.Distinct().ToArray();
        var withContact = ids.Length == 0
            ? []
            : await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.CustomerId)).Select(c => c.CustomerId).ToListAsync(cancellation);
        return [.. ids.Except(withContact)];
    }

    private async Task SaveDaysOfAddingAsync(
        int corpId,
        Dictionary<string, long> customers,
        Dictionary<string, DateOnly> addedOn,
        IReadOnlyList<long> newIds,
        CancellationToken cancellation)
    {
        var earliest = customers.GroupBy(c => c.Value, c => addedOn[c.Key]).ToDictionary(g => g.Key, g => g.Min());
        var isNew = newIds.ToHashSet();
        var changed = earliest.Where(e => isNew.Contains(e.Key)).Select(e => Added(e.Key, CustomerHistory.Empty, e.Value)).ToList();
        var old = earliest.Keys.Where(id => !isNew.Contains(id)).ToArray();
        var stored = await db.Dialect.LockCustomers(db, old)
            .Select(c => new { c.Id, c.History }).ToArrayAsync(cancellation);
        var view = new HistoryView();
        foreach (var customer in stored)
        {
            if (view.Load(customer.History).AddedOn is not { } known || known > earliest[customer.Id])
            {
                changed.Add(Added(customer.Id, CustomerHistory.Unpack(customer.History), earliest[customer.Id]));
            }
        }

        await db.SaveHistoriesAsync(changed, cancellation);

        Customer Added(long id, CustomerHistory history, DateOnly day) =>
            new() { Id = id, CorpId = corpId, History = history.WithAddedOn(day).Pack() };
    }

    /// <summary>
    /// A customer who deleted a member still appears in every pull; only the callback told. Unless they
    /// were added again since, the relation stays ended. An adding that is told after a deletion, and was before it, is no adding again.
    /// </summary>
    private async Task KeepDeletionsByCustomersAsync(int corpId, IReadOnlyList<PulledRelation> page, CancellationToken cancellation)
    {
        var ids = page.Select(p => p.Contact.ExternalUserId).Distinct().ToArray();
        var ended = await db.FollowRelations.AsNoTracking()
            .Where(r => r.CorpId == corpId && ids.Contains(r.ExternalUserId) && r.Status == RelationStatus.DeletedByCustomer)
            .Select(r => new { r.UserId, r.ExternalUserId, r.AddedAt, r.EndedAt })
            .ToDictionaryAsync(r => (r.UserId, r.ExternalUserId), cancellation);
        foreach (var relation in page.Select(p => p.Relation))
        {
            if (ended.TryGetValue((relation.UserId, relation.ExternalUserId), out var end)
                && (relation.AddedAt == end.AddedAt || relation.AddedAt < end.EndedAt))
            {
                relation.Status = RelationStatus.DeletedByCustomer;
                relation.EndedAt = end.EndedAt;
            }
        }
    }

    private static IdentityKey ExternalKey(Contact contact) => new(IdentityKind.ExternalUserId, contact.ExternalUserId);

    private static IEnumerable<IdentityKey> KeysOf(Contact contact) => contact.UnionId is { Length: > 0 } unionId
        ? [ExternalKey(contact), new(IdentityKind.UnionId, unionId)]
        : [ExternalKey(contact)];
}
