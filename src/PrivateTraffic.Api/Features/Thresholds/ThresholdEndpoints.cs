using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Api.Features.Thresholds;

internal static class ThresholdEndpoints
{
    public static void MapThresholds(this IEndpointRouteBuilder api) => api.MapGet("/thresholds", async (
        HttpContext context,
        IMediator mediator,
        DateOnly? asOf,
        EventsParameter? anchor,
        EventsParameter? @return,
        decimal? level,
        int? windowDays,
        int? horizonDays,
        CancellationToken cancellation) =>
    {
        var custom = anchor is not { } from ? null : new GapRule
        {
            Anchor = from.Events,
            Return = (@return ?? from).Events,
            Level = level ?? 0.80m,
            WindowDays = windowDays,
            HorizonDays = horizonDays,
        };
        return new Answer<ThresholdsResponse>(await mediator.Send(
            new GetThresholds.Query(CurrentMember.Of(context).CorpId, asOf, Custom: custom), cancellation));
    }).Answers<ThresholdsResponse>(problems: [400, 403]).For(Role.Manager);
}
