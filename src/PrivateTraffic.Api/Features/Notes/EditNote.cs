using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>Changes a note; only its author may.</summary>
public static class EditNote
{
    /// <param name="Text">The words; null for a reason alone.</param>
    /// <param name="Reason">Key of a reason; null for words alone.</param>
    public sealed record Request(string? Text, string? Reason);

    public sealed record Command(SignedInMember Member, Guid Id, Request Request, TextLanguage Language) : IRequest<NotesResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.MustBeNote(c => c.Request.Text, c => c.Request.Reason);
    }

    internal sealed class Handler(PrivateTrafficDb db, NoteBook notes, PersonalData personal, TimeProvider clock)
        : IRequestHandler<Command, NotesResponse>
    {
        public async Task<NotesResponse> Handle(Command command, CancellationToken cancellationToken)
        {
            var (member, id, request, language) = command;
            var customer = await db.WriteAsync(async () =>
            {
                var note = await notes.FindOwnAsync(member, id, cancellationToken);
                (note.Text, note.Reason, note.EditedAt) =
                    (personal.ProtectOrNull(request.Text?.Trim()), request.Reason, clock.GetUtcNow().UtcDateTime);
                return note.CustomerId;
            }, cancellationToken);
            return await notes.ReadAsync(member, customer, language, cancellationToken);
        }
    }
}
