using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>Deletes a note for good; only its author may.</summary>
public static class DeleteNote
{
    public sealed record Command(SignedInMember Member, Guid Id, TextLanguage Language) : IRequest<NotesResponse>;

    internal sealed class Handler(PrivateTrafficDb db, NoteBook notes) : IRequestHandler<Command, NotesResponse>
    {
        public async Task<NotesResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var customer = await db.WriteAsync(async () =>
            {
                var note = await notes.FindOwnAsync(request.Member, request.Id, cancellationToken);
                db.CustomerNotes.Remove(note);
                return note.CustomerId;
            }, cancellationToken);
            return await notes.ReadAsync(request.Member, customer, request.Language, cancellationToken);
        }
    }
}
