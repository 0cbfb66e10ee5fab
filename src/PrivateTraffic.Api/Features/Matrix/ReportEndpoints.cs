using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Matrix;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/matrix", async (HttpContext context, RoleDirectory roles, IMediator mediator, DateOnly? asOf, CancellationToken cancellation) =>
        {
            var member = CurrentMember.Of(context);
            var visibility = await roles.VisibilityAsync(member, cancellation);
            return new Answer<MatrixResponse>(await mediator.Send(new GetMatrix.Query(new(member.CorpId, asOf, visibility)), cancellation));
        }).Answers<MatrixResponse>(problems: 400);

        api.MapGet("/matrix/guides", async (HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<CellGuidesResponse>(await mediator.Send(new GetCellGuides.Query(RequestLanguage.Of(context)), cancellation)))
            .Answers<CellGuidesResponse>();

        api.MapGet("/lifecycle", async (HttpContext context, RoleDirectory roles, IMediator mediator, DateOnly? asOf, CancellationToken cancellation) =>
        {
            var member = CurrentMember.Of(context);
            var visibility = await roles.VisibilityAsync(member, cancellation);
            return new Answer<LifecycleResponse>(
                await mediator.Send(new GetLifecycle.Query(new(member.CorpId, asOf, visibility)), cancellation));
        }).Answers<LifecycleResponse>(problems: 400);
    }
}
