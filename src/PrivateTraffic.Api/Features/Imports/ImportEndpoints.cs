using System.Text;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>Files of orders and interactions: uploaded, checked as often as it takes, then written.</summary>
internal static class ImportEndpoints
{
    private const string AnyFile = "application/octet-stream";

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/imports", async (
            KindParameter kind, string name, HttpContext context, IMediator mediator, ImportDesk desk, CancellationToken cancellation) =>
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = ImportDesk.MostBytes;
            }

            var corp = CurrentMember.Of(context).CorpId;
            var id = await mediator.Send(new UploadFile.Command(corp, kind.Kind, name, context.Request.Body), cancellation);
            return Answer(context, desk.Find(corp, id), StatusCodes.Status201Created);
        }).Accepts<Stream>(AnyFile, Body<object>.Anything).Answers<ImportResponse>(StatusCodes.Status201Created, [400, 403, 409, 413]).For(Role.Manager);

        api.MapGet("/imports/{id:guid}", (Guid id, HttpContext context, ImportDesk desk) => Answer(context, Find(context, desk, id)))
            .Answers<ImportResponse>(problems: [403, 404]).For(Role.Manager);

        api.MapPost("/imports/{id:guid}/check", async (
            Guid id, Body<CheckFile.Request> body, HttpContext context, IMediator mediator, ImportDesk desk, CancellationToken cancellation) =>
        {
            await mediator.Send(new CheckFile.Command(CurrentMember.Of(context).CorpId, id, body.Value), cancellation);
            return Answer(context, Find(context, desk, id), StatusCodes.Status202Accepted);
        }).Answers<ImportResponse>(StatusCodes.Status202Accepted, [.. AnswerExtensions.BodyProblems, 404, 409]).For(Role.Manager);

        api.MapPost("/imports/{id:guid}/write", (Guid id, Body<WriteRequest> body, HttpContext context, ImportDesk desk) =>
        {
            var job = Find(context, desk, id);
            desk.Write(job, body.Value.KeepGood);
            return Answer(context, job, StatusCodes.Status202Accepted);
        }).Answers<ImportResponse>(StatusCodes.Status202Accepted, [.. AnswerExtensions.BodyProblems, 404, 409]).For(Role.Manager);

        api.MapGet("/imports/{id:guid}/problems", (Guid id, HttpContext context, ImportDesk desk) =>
            Results.File(ProblemsOf(Find(context, desk, id), context), "text/plain; charset=utf-8", "problems.txt"))
            .Produces<string>(contentType: "text/plain").Refuses(403, 404).For(Role.Manager);

        api.MapDelete("/imports/{id:guid}", (Guid id, HttpContext context, ImportDesk desk) =>
        {
            desk.Drop(Find(context, desk, id));
            return Results.NoContent();
        }).Produces(StatusCodes.Status204NoContent).Refuses(403, 404).For(Role.Manager);
    }

    private static ImportJob Find(HttpContext context, ImportDesk desk, Guid id) => desk.Find(CurrentMember.Of(context).CorpId, id);

    private static Answer<ImportResponse> Answer(HttpContext context, ImportJob job, int status = StatusCodes.Status200OK) =>
        new(ImportResponse.Of(job, RequestLanguage.Of(context)), status);

    /// <summary>A line for each problem that was kept.</summary>
    private static byte[] ProblemsOf(ImportJob job, HttpContext context)
    {
        var texts = ImportTexts.In(RequestLanguage.Of(context));
        return Encoding.UTF8.GetBytes(string.Join("\r\n", job.Status.Preview?.Problems.Select(texts.Of) ?? []));
    }
}

/// <summary>Says that a checked file is to be written.</summary>
/// <param name="KeepGood">Whether the good rows are written although there are bad ones; otherwise nothing is.</param>
public sealed record WriteRequest(bool KeepGood = false);
