using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Notes;

internal static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{externalUserId}/notes", async (
            string externalUserId, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new GetNotes.Query(CurrentMember.Of(context), externalUserId, RequestLanguage.Of(context));
            return new Answer<NotesResponse>(await mediator.Send(query, cancellation));
        }).Answers<NotesResponse>(problems: [403, 404, 502]);

        api.MapPost("/contacts/{externalUserId}/notes", async (
            string externalUserId, Body<WriteNote.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var command = new WriteNote.Command(CurrentMember.Of(context), externalUserId, body.Value, RequestLanguage.Of(context));
            return new Answer<NotesResponse>(await mediator.Send(command, cancellation), StatusCodes.Status201Created);
        }).Answers<NotesResponse>(StatusCodes.Status201Created, [.. AnswerExtensions.BodyProblems, 404, 502]);

        api.MapPut("/notes/{id:guid}", async (
            Guid id, Body<EditNote.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var command = new EditNote.Command(CurrentMember.Of(context), id, body.Value, RequestLanguage.Of(context));
            return new Answer<NotesResponse>(await mediator.Send(command, cancellation));
        }).Answers<NotesResponse>(problems: AnswerExtensions.BodyProblems);

        api.MapDelete("/notes/{id:guid}", async (Guid id, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<NotesResponse>(
                await mediator.Send(new DeleteNote.Command(CurrentMember.Of(context), id, RequestLanguage.Of(context)), cancellation)))
            .Answers<NotesResponse>(problems: 403);
    }
}
