using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Tags;

internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{externalUserId}/tags", async (
            string externalUserId, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new GetTags.Query(CurrentMember.Of(context), externalUserId, RequestLanguage.Of(context));
            return new Answer<TagsResponse>(await mediator.Send(query, cancellation));
        }).Answers<TagsResponse>(problems: [403, 404, 502]);

        api.MapPost("/contacts/{externalUserId}/tags", async (
            string externalUserId,
            Body<ChangeTags.Request> body,
            HttpContext context,
            IMediator mediator,
            CancellationToken cancellation) =>
        {
            var command = new ChangeTags.Command(CurrentMember.Of(context), externalUserId, body.Value, RequestLanguage.Of(context));
            return new Answer<TagsResponse>(await mediator.Send(command, cancellation));
        }).Answers<TagsResponse>(problems: [.. AnswerExtensions.BodyProblems, 404, 409, 502]);
    }
}
