using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Cards;

internal static class CardEndpoints
{
    public static void MapCards(this IEndpointRouteBuilder api) =>
        api.MapGet("/contacts/{externalUserId}/card", async (
            string externalUserId, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new GetCard.Query(CurrentMember.Of(context), externalUserId, RequestLanguage.Of(context));
            return new Answer<CardResponse>(await mediator.Send(query, cancellation));
        }).Answers<CardResponse>(problems: [403, 404, 502]);
}
