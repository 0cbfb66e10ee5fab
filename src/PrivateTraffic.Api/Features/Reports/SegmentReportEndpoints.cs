using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Reports over all customers of the company, for those who may see all of them.</summary>
internal static class SegmentReportEndpoints
{
    public static void MapSegmentReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/rfm", async (HttpContext context, IMediator mediator, DateOnly? asOf, CancellationToken cancellation) =>
            new Answer<RfmResponse>(await mediator.Send(new GetRfm.Query(
                CurrentMember.Of(context).CorpId, asOf, WithNames: true), cancellation)))
            .Answers<RfmResponse>(problems: [400, 403]).For(Role.Manager);

        api.MapGet("/reports/validity", async (
            HttpContext context, IMediator mediator, DateOnly? asOf, int? days, CancellationToken cancellation) =>
            new Answer<ValidityResponse>(await mediator.Send(
                new GetValidity.Query(CurrentMember.Of(context).CorpId, asOf, days), cancellation)))
            .Answers<ValidityResponse>(problems: [400, 403]).For(Role.Manager);
    }
}
