using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Scripts;

internal static class ScriptEndpoints
{
    public static void MapScripts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{externalUserId}/scripts", async (
            string externalUserId, string? obstacle, string? search, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new SuggestScripts.Query(CurrentMember.Of(context), externalUserId, obstacle, search, RequestLanguage.Of(context));
            return new Answer<SuggestionsResponse>(await mediator.Send(query, cancellation));
        }).Answers<SuggestionsResponse>(problems: [400, 403, 404, 502]);

        api.MapPost("/script-sends", async (
            Body<RecordSend.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var command = new RecordSend.Command(CurrentMember.Of(context), body.Value);
            return new Answer<RecordSend.Response>(await mediator.Send(command, cancellation), StatusCodes.Status201Created);
        }).Answers<RecordSend.Response>(StatusCodes.Status201Created, [.. AnswerExtensions.BodyProblems, 404, 502]);
    }
}
