using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Groups;

internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder api) =>
        api.MapGet("/groups/{chatId}", async (string chatId, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new GetGroup.Query(CurrentMember.Of(context), chatId, RequestLanguage.Of(context));
            return new Answer<GroupCompositionResponse>(await mediator.Send(query, cancellation));
        }).Answers<GroupCompositionResponse>(problems: [403, 404]);
}
