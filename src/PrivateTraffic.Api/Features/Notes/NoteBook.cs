using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Notes;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Reasons;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>Reads notes as people see them.</summary>
internal sealed class NoteBook(PrivateTrafficDb db, RoleDirectory roles, PersonalData personal)
{
    private const int MostNotes = 100;

    public async Task<NotesResponse> ReadAsync(
        SignedInMember member, long customerId, TextLanguage language, CancellationToken cancellation)
    {
        var notes = await db.CustomerNotes.AsNoTracking().Where(n => n.CorpId == member.CorpId && n.CustomerId == customerId)
            .OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Take(MostNotes).ToListAsync(cancellation);
        var authors = notes.Select(n => n.UserId).Distinct().ToArray();
        var names = await db.Members.AsNoTracking().Where(m => m.CorpId == member.CorpId && authors.Contains(m.UserId))
            .ToDictionaryAsync(m => m.UserId, m => m.Name, cancellation);
        return new NotesResponse(
            notes.ConvertAll(n => new NoteResponse(
                n.Id,
                ReasonOf(n.Reason, language),
                personal.RevealOrNull(n.Text) ?? "",
                n.UserId,
                names.GetValueOrDefault(n.UserId, n.UserId),
                n.WrittenAt,
                n.EditedAt,
                n.UserId == member.UserId)),
            [.. CustomerReason.All.Select(r => Of(r, language))]);
    }

    /// <summary>The note of an author, tracked.</summary>
    /// <exception cref="ProblemException">There is none, it is somebody else's, or the customer is not the author's any more.</exception>
    public async Task<CustomerNote> FindOwnAsync(SignedInMember member, Guid id, CancellationToken cancellation)
    {
        var note = await db.CustomerNotes
            .SingleOrDefaultAsync(n => n.Id == id && n.CorpId == member.CorpId && n.UserId == member.UserId, cancellation);
        return note is not null
            && await (await roles.VisibilityAsync(member, cancellation)).IncludesAsync(db, member.CorpId, note.CustomerId, cancellation)
                ? note
                : throw new ProblemException(ProblemCode.NotYourNote);
    }

    private static ReasonResponse? ReasonOf(string? key, TextLanguage language) =>
        CustomerReason.TryParse(key, out var reason) ? Of(reason, language) : null;

    private static ReasonResponse Of(CustomerReason reason, TextLanguage language) =>
        new(reason.Key, reason.Kind, reason.Name.In(language));
}
