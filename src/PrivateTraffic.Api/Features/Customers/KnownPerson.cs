using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>What a customer is called in WeCom, and by whom they were added.</summary>
/// <param name="Name">The name in WeCom; null for a buyer whom nobody has added.</param>
/// <param name="Avatar">The address of the picture.</param>
/// <param name="Owners">Names of the members who have them, the latest first.</param>
internal sealed record KnownPerson(string? Name, string? Avatar, IReadOnlyList<string> Owners)
{
    /// <summary>The people with these numbers; every number has an entry.</summary>
    public static async Task<IReadOnlyDictionary<long, KnownPerson>> ReadAsync(
        PrivateTrafficDb db, PersonalData personal, int corpId, IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        var contacts = (await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.CustomerId))
            .Select(c => new { c.CustomerId, c.Name, c.Avatar }).ToListAsync(cancellation))
            .ToLookup(c => c.CustomerId);
        var owners = (await (
            from r in db.FollowRelations
            where ids.Contains(r.CustomerId) && r.Status != RelationStatus.DeletedByMember
            join m in db.Members on new { r.CorpId, r.UserId } equals new { m.CorpId, m.UserId }
            where m.CorpId == corpId
            orderby r.AddedAt descending
            select new { r.CustomerId, m.Name }).AsNoTracking().ToListAsync(cancellation)).ToLookup(o => o.CustomerId, o => o.Name);
        return ids.Distinct().ToDictionary(id => id, id =>
        {
            var contact = contacts[id].FirstOrDefault();
            return new KnownPerson(
                contact is null ? null : personal.Reveal(contact.Name),
                contact?.Avatar,
                [.. owners[id].Distinct()]);
        });
    }
}
