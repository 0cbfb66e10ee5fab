using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Api.Pages;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Links;

internal static class LinkEndpoints
{
    private static readonly LocalizedText NoLonger = new("链接已失效", "This link is no longer valid");

    public static void MapLinks(this IEndpointRouteBuilder api) =>
        api.MapPost("/links", async (Body<CreateLink.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var token = await mediator.Send(new CreateLink.Command(CurrentMember.Of(context), body.Value), cancellation);
            var address = $"{context.Request.Scheme}://{context.Request.Host}{MountPath.Address(context, $"/r/{token}")}";
            return new Answer<LinkResponse>(new LinkResponse(address), StatusCodes.Status201Created);
        }).Answers<LinkResponse>(StatusCodes.Status201Created, [.. AnswerExtensions.BodyProblems, 404, 502]);

    /// <summary>The door customers come through.</summary>
    public static void MapOpenings(this IEndpointRouteBuilder product) =>
        product.MapGet("/r/{token}", async (string token, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            return await mediator.Send(new OpenLink.Command(token), cancellation) is { } target
                ? Results.Redirect(target)
                : MessagePage.Of(context, StatusCodes.Status404NotFound, NoLonger);
        }).Open().ExcludeFromDescription();
}

/// <summary>A tracked link.</summary>
/// <param name="Address">The absolute address to send to the customer.</param>
public sealed record LinkResponse(string Address);
