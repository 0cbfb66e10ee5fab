using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Sync;

internal static class SyncEndpoints
{
    public static void MapSync(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sync", async (HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<SyncResponse>(await mediator.Send(new GetSync.Query(CurrentMember.Of(context).CorpId, RequestLanguage.Of(context)), cancellation)))
            .For(Role.Manager).Answers<SyncResponse>(problems: 403);

        api.MapPost("/sync/runs", async (Body<StartSync.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<RunStarted>(
                await mediator.Send(new StartSync.Command(CurrentMember.Of(context).CorpId, body.Value.Kind), cancellation),
                StatusCodes.Status202Accepted))
            .For(Role.Manager).Answers<RunStarted>(StatusCodes.Status202Accepted, [.. AnswerExtensions.BodyProblems, 409]);
    }
}
