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
    private const int LongestId = 64;

    /// <summary>Whether a text can be an external_userid at all.</summary>
    public static bool IsExternalUserId(string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <exception cref="ProblemException">Nobody knows the customer, or the member may not see them.</exception>
    public async Task<CardSubject> FindAsync(SignedInMember member, string externalUserId, CancellationToken cancellation)
    {
        if (!IsExternalUserId(externalUserId))
        {
            throw new ProblemException(ProblemCode.UnknownCustomer);
        }

        var subject = await ReadAsync(member, externalUserId, cancellation);
        if (subject is not null && await MaySeeAsync(member, subject, cancellation))
        {
            return subject;
        }

        // Somebody added a moment ago is not stored yet, or not as this member's: ask WeCom, once.
        if (await refresher.RefreshAsync(member.CorpId, externalUserId, cancellation))
        {
            subject = await ReadAsync(member, externalUserId, cancellation);
        }

        return subject is null ? throw new ProblemException(ProblemCode.UnknownCustomer)
            : await MaySeeAsync(member, subject, cancellation) ? subject
            : throw new ProblemException(ProblemCode.NotYourCustomer);
    }

    private async Task<bool> MaySeeAsync(SignedInMember member, CardSubject subject, CancellationToken cancellation) =>
        subject.Relation is { Status: not RelationStatus.DeletedByMember }
        || await (await roles.VisibilityAsync(member, cancellation))
            .IncludesAsync(db, member.CorpId, subject.Contact.CustomerId, cancellation);

    private async Task<CardSubject?> ReadAsync(SignedInMember member, string externalUserId, CancellationToken cancellation)
    {
        var contact = await db.Contacts.AsNoTracking()
            .SingleOrDefaultAsync(c => c.CorpId == member.CorpId && c.ExternalUserId == externalUserId, cancellation);
        return contact is null ? null : new CardSubject(contact, await db.FollowRelations.AsNoTracking().SingleOrDefaultAsync(
            r => r.CorpId == member.CorpId && r.UserId == member.UserId && r.ExternalUserId == externalUserId, cancellation));
    }
}
