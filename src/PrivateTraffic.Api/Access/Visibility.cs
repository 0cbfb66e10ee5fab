using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;

namespace PrivateTraffic.Api.Access;

/// <summary>
/// Which customers somebody may see: the one place where reads, counts, lists and exports are narrowed.
/// A customer belongs to every member who has added them, also after the customer removed the member.
/// </summary>
public sealed class Visibility
{
    private readonly string[]? members;

    private Visibility(string[]? members) => this.members = members;

    /// <summary>All customers, those without any member included.</summary>
    public static Visibility Everybody { get; } = new(null);

    /// <summary>The customers of some members.</summary>
    public static Visibility OfMembers(IEnumerable<string> userIds) => new([.. userIds.Distinct()]);

    /// <summary>Whether all customers may be seen.</summary>
    public bool IsEverybody => members is null;

    /// <summary>The ids of the customers who may be seen; null for all.</summary>
    public async Task<IReadOnlySet<long>?> CustomersAsync(PrivateTrafficDb db, int corpId, CancellationToken cancellation) =>
        members is null ? null : (await Relations(db, corpId).Select(r => r.CustomerId).Distinct().ToListAsync(cancellation)).ToHashSet();

    /// <summary>Those of some customers who may be seen.</summary>
    public async Task<IReadOnlySet<long>> AmongAsync(
        PrivateTrafficDb db, int corpId, IReadOnlyCollection<long> customers, CancellationToken cancellation) =>
        members is null ? customers.ToHashSet() : (await Relations(db, corpId).Where(r => customers.Contains(r.CustomerId))
            .Select(r => r.CustomerId).Distinct().ToListAsync(cancellation)).ToHashSet();

    /// <summary>Whether a customer may be seen.</summary>
    public async Task<bool> IncludesAsync(PrivateTrafficDb db, int corpId, long customerId, CancellationToken cancellation) =>
        members is null || await Relations(db, corpId).AnyAsync(r => r.CustomerId == customerId, cancellation);

    /// <summary>Whether the customers of a member may be seen.</summary>
    public bool Includes(string userId) => members?.Contains(userId) != false;

    private IQueryable<FollowRelation> Relations(PrivateTrafficDb db, int corpId) => db.FollowRelations.AsNoTracking()
        .Where(r => r.CorpId == corpId && members!.Contains(r.UserId) && r.Status != RelationStatus.DeletedByMember);
}
