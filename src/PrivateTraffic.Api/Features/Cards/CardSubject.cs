using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Pull.Contacts;

namespace PrivateTraffic.Api.Features.Cards;

/// <summary>The customer of a chat and the signed-in member's relation to them.</summary>
/// <param name="Contact">The WeCom identity.</param>
/// <param name="Relation">The member's relation; null when a leader or manager looks at somebody else's customer.</param>
internal sealed record CardSubject(Contact Contact, FollowRelation? Relation);

/// <summary>
/// Finds the customer whom a browser names, and checks that the member may see them: the id comes from WeCom's client through the browser,
/// so it proves nothing.
/// </summary>
internal sealed class CardSubjects(PrivateTrafficDb db, RoleDirectory roles, ContactRefresher refresher)
{
    /// <exception cref="ProblemException">Nobody knows the customer, or the member may not see them.</exception>
    public async Task<CardSubject> FindAsync(SignedInMember member, string externalUserId, CancellationToken cancellation)
    {
        var subject = await ReadAsync(member, externalUserId, cancellation);

        // Somebody added a moment ago is not stored yet: ask WeCom, once.
        if (subject is null or { Relation: null } && await refresher.RefreshAsync(member.CorpId, externalUserId, cancellation))
        {
            subject = await ReadAsync(member, externalUserId, cancellation);
        }

        if (subject is null)
        {
            throw new ProblemException(ProblemCode.UnknownCustomer);
        }

        if (subject.Relation is { Status: not RelationStatus.DeletedByMember })
        {
            return subject;
        }

        var visibility = await roles.VisibilityAsync(member, cancellation);
        return await visibility.IncludesAsync(db, member.CorpId, subject.Contact.CustomerId, cancellation)
            ? subject
            : throw new ProblemException(ProblemCode.NotYourCustomer);
    }

    private async Task<CardSubject?> ReadAsync(SignedInMember member, string externalUserId, CancellationToken cancellation)
    {
        var contact = await db.Contacts.AsNoTracking()
            .SingleOrDefaultAsync(c => c.CorpId == member.CorpId && c.ExternalUserId == externalUserId, cancellation);
        return contact is null ? null : new CardSubject(contact, await db.FollowRelations.AsNoTracking().SingleOrDefaultAsync(
            r => r.CorpId == member.CorpId && r.UserId == member.UserId && r.ExternalUserId == externalUserId, cancellation));
    }
}
