using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Clv;

/// <summary>A fit is to all customers of the company, for those who may see all of them.</summary>
internal static class ClvEndpoints
{
    public static void MapClv(this IEndpointRouteBuilder api) =>
        api.MapGet("/reports/clv", async (HttpContext context, IMediator mediator, DateOnly? asOf, CancellationToken cancellation) =>
            new Answer<ClvResponse>(await mediator.Send(new GetClv.Query(CurrentMember.Of(context).CorpId, asOf), cancellation)))
            .Answers<ClvResponse>(problems: [400, 403]).For(Role.Manager);
}
