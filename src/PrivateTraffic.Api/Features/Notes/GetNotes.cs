using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>What members wrote down about the customer of a chat.</summary>
public static class GetNotes
{
    /// <param name="Member">Who looks.</param>
    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="Language">The language of reasons.</param>
    public sealed record Query(SignedInMember Member, string ExternalUserId, TextLanguage Language) : IRequest<NotesResponse>;

    internal sealed class Handler(CardSubjects subjects, NoteBook notes) : IRequestHandler<Query, NotesResponse>
    {
        public async Task<NotesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (contact, _) = await subjects.FindAsync(request.Member, request.ExternalUserId, cancellationToken);
            return await notes.ReadAsync(request.Member, contact.CustomerId, request.Language, cancellationToken);
        }
    }
}
