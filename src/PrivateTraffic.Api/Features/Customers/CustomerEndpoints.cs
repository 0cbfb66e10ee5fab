using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/customers", async (
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            string? cell,
            string? lifecycle,
            string? after,
            int? limit,
            CancellationToken cancellation) =>
        {
            var member = CurrentMember.Of(context);
            var query = new ListCustomers.Query(
                member.CorpId, await roles.VisibilityAsync(member, cancellation), cell, lifecycle, after, limit ?? ListCustomers.DefaultLimit);
            return new Answer<CustomerPage>(await mediator.Send(query, cancellation));
        }).Answers<CustomerPage>(problems: 400);

        api.MapGet("/customers/{id:long}", async (
            long id, HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
        {
            var member = CurrentMember.Of(context);
            var query = new GetCustomer.Query(
                member.CorpId, id, await roles.VisibilityAsync(member, cancellation), RequestLanguage.Of(context));
            return new Answer<CustomerResponse>(await mediator.Send(query, cancellation));
        }).Answers<CustomerResponse>(problems: 404);

        api.MapGet("/customers/{id:long}/timeline", async (
            long id,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            string[]? kind,
            string? before,
            int? limit,
            CancellationToken cancellation) =>
        {
            var member = CurrentMember.Of(context);
            var query = new GetTimeline.Query(
                member.CorpId,
                id,
                await roles.VisibilityAsync(member, cancellation),
                RequestLanguage.Of(context),
                kind ?? [],
                before,
                limit ?? GetTimeline.DefaultLimit);
            return new Answer<TimelinePage>(await mediator.Send(query, cancellation));
        }).Answers<TimelinePage>(problems: [400, 404]);
    }
}
