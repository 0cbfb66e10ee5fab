using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Labels;

internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder api) =>
        api.MapGet("/reports/labels", async (HttpContext context, IMediator mediator, DateOnly? asOf, CancellationToken cancellation) =>
            new Answer<LabelsResponse>(await mediator.Send(new GetLabels.Query(CurrentMember.Of(context).CorpId, asOf), cancellation)))
            .Answers<LabelsResponse>(problems: [400, 403]).For(Role.Manager);
}
