using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Customers;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Audiences: everybody sees all of them, and among their customers those whom they may see.</summary>
internal static class AudienceEndpoints
{
    public static void MapAudiences(this IEndpointRouteBuilder api)
    {
        api.MapReading();
        api.MapAsking();
        api.MapChanging();
    }

    private static void MapReading(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audiences", async (HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
            new Answer<AudiencesResponse>(await mediator.Send(
                new ListAudiences.Query(await ReaderAsync(context, roles, cancellation)), cancellation)))
            .Answers<AudiencesResponse>();

        api.MapGet("/audiences/{id:long}", async (
            long id, HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
            new Answer<AudienceResponse>(await mediator.Send(
                new GetAudience.Query(await ReaderAsync(context, roles, cancellation), id), cancellation)))
            .Answers<AudienceResponse>(problems: 404);

        api.MapGet("/audiences/vocabulary", async (
            HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
            new Answer<VocabularyResponse>(await mediator.Send(
                new GetVocabulary.Query(await ReaderAsync(context, roles, cancellation)), cancellation)))
            .Answers<VocabularyResponse>();

        api.MapGet("/audiences/{id:long}/customers", async (
            long id,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            string? after,
            int? limit,
            CancellationToken cancellation) =>
            new Answer<CustomerPage>(await mediator.Send(
                new ListMembers.Query(
                    await ReaderAsync(context, roles, cancellation), id, after, limit ?? ListCustomers.DefaultLimit), cancellation)))
            .Answers<CustomerPage>(problems: [400, 404]);

        api.MapGet("/audiences/{id:long}/export", async (
            long id, HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
        {
            // What goes wrong on the way is a problem, not half a file: it is sent once it is complete.
            var file = new FileStream(
                Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            context.Response.RegisterForDispose(file);
            await mediator.Send(new ExportAudience.Query(await ReaderAsync(context, roles, cancellation), id, file), cancellation);
            file.Position = 0;
            context.Response.Headers.CacheControl = "no-store";
            return Results.Stream(file, "text/csv; charset=utf-8", $"audience-{id}.csv");
        }).Produces<string>(StatusCodes.Status200OK, "text/csv").Refuses(404);

        api.MapGet("/audiences/compare", async (
            HttpContext context, RoleDirectory roles, IMediator mediator, long left, long right, CancellationToken cancellation) =>
            new Answer<ComparisonResponse>(await mediator.Send(
                new CompareAudiences.Query(await ReaderAsync(context, roles, cancellation), left, right), cancellation)))
            .Answers<ComparisonResponse>(problems: [400, 404]);
    }

    private static void MapAsking(this IEndpointRouteBuilder api)
    {
        api.MapPost("/audiences/count", async (
            Body<CountAudience.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
            new Answer<AudienceCountResponse>(await mediator.Send(
                new CountAudience.Query(await ReaderAsync(context, roles, cancellation), body.Value), cancellation)))
            .Answers<AudienceCountResponse>(problems: AnswerExtensions.BodyProblems);

        api.MapPost("/audiences/why", async (
            Body<ExplainAudience.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
            new Answer<WhyResponse>(await mediator.Send(
                new ExplainAudience.Query(await ReaderAsync(context, roles, cancellation), body.Value), cancellation)))
            .Answers<WhyResponse>(problems: [.. AnswerExtensions.BodyProblems, 404]);
    }

    private static void MapChanging(this IEndpointRouteBuilder api)
    {
        api.MapPost("/audiences", async (
            Body<SaveAudience.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
            new Answer<AudienceResponse>(
                await mediator.Send(
                    new SaveAudience.Command(await ReaderAsync(context, roles, cancellation), null, body.Value), cancellation),
                StatusCodes.Status201Created))
            .Answers<AudienceResponse>(StatusCodes.Status201Created, [.. AnswerExtensions.BodyProblems, 409]);

        api.MapPut("/audiences/{id:long}", async (
            long id,
            Body<SaveAudience.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
            new Answer<AudienceResponse>(await mediator.Send(
                new SaveAudience.Command(await ReaderAsync(context, roles, cancellation), id, body.Value), cancellation)))
            .Answers<AudienceResponse>(problems: [.. AnswerExtensions.BodyProblems, 404, 409]);

        api.MapDelete("/audiences/{id:long}", async (
            long id, HttpContext context, RoleDirectory roles, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new DeleteAudience.Command(await ReaderAsync(context, roles, cancellation), id), cancellation);
            return Results.NoContent();
        }).Produces(StatusCodes.Status204NoContent).Refuses(400, 403, 404);

        api.MapPost("/audiences/{id:long}/build", async (
            long id,
            Body<BuildAudience.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
            new Answer<AudienceResponse>(await mediator.Send(
                new BuildAudience.Command(await ReaderAsync(context, roles, cancellation), id), cancellation)))
            .Answers<AudienceResponse>(problems: [.. AnswerExtensions.BodyProblems, 404]);

        api.MapPost("/audiences/combine", async (
            Body<CombineAudiences.Request> body,
            HttpContext context,
            RoleDirectory roles,
            IMediator mediator,
            CancellationToken cancellation) =>
        {
            var reader = await ReaderAsync(context, roles, cancellation);
            var save = await mediator.Send(new CombineAudiences.Command(reader, body.Value), cancellation);
            return new Answer<AudienceResponse>(await mediator.Send(save, cancellation), StatusCodes.Status201Created);
        }).Answers<AudienceResponse>(StatusCodes.Status201Created, [.. AnswerExtensions.BodyProblems, 404, 409]);
    }

    private static async ValueTask<AudienceReader> ReaderAsync(HttpContext context, RoleDirectory roles, CancellationToken cancellation)
    {
        var member = CurrentMember.Of(context);
        var visibility = await roles.VisibilityAsync(member, cancellation);
        return new AudienceReader(member.CorpId, visibility, member.UserId, member.Role >= Role.Manager);
    }
}
