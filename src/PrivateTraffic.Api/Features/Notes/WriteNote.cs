using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Notes;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>Writes something down about the customer of a chat.</summary>
public static class WriteNote
{
    /// <param name="Id">Made by the page for each note: told twice, it is written once.</param>
    /// <param name="Text">The words; null for a reason alone.</param>
    /// <param name="Reason">Key of a reason; null for words alone.</param>
    public sealed record Request(Guid Id, string? Text, string? Reason);

    public sealed record Command(SignedInMember Member, string ExternalUserId, Request Request, TextLanguage Language)
        : IRequest<NotesResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Request.Id).NotEmpty().Says("id 不能全为零。", "id must not be all zeros.").OverridePropertyName("id");
            this.MustBeNote(c => c.Request.Text, c => c.Request.Reason);
        }
    }

    internal sealed class Handler(PrivateTrafficDb db, CardSubjects subjects, NoteBook notes, PersonalData personal, TimeProvider clock)
        : IRequestHandler<Command, NotesResponse>
    {
        public async Task<NotesResponse> Handle(Command command, CancellationToken cancellationToken)
        {
            var (member, externalUserId, request, language) = command;
            var (contact, _) = await subjects.FindAsync(member, externalUserId, cancellationToken);
            var note = new CustomerNote
            {
                Id = request.Id,
                CorpId = member.CorpId,
                CustomerId = contact.CustomerId,
                UserId = member.UserId,
                Reason = request.Reason,
                Text = personal.ProtectOrNull(request.Text?.Trim()),
                WrittenAt = clock.GetUtcNow().UtcDateTime,
            };
            await db.WriteAsync(() => db.InsertNewAsync([note], cancellationToken), cancellationToken);
            return await notes.ReadAsync(member, contact.CustomerId, language, cancellationToken);
        }
    }
}
