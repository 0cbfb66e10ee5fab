using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>The versions of the model: for those who see all customers, because every number in it is about all of them.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        api.MapReading();
        api.MapChanging();
    }

    private static void MapReading(this IEndpointRouteBuilder api)
    {
        api.MapGet("/models", async (HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<ModelsResponse>(await mediator.Send(new ListModels.Query(CurrentMember.Of(context).CorpId), cancellation)))
            .Answers<ModelsResponse>(problems: 403).For(Role.Manager);

        api.MapGet("/models/{number}", async (
            HttpContext context, IMediator mediator, ModelParameter number, CancellationToken cancellation) =>
            new Answer<ModelResponse>(await mediator.Send(
                new GetModel.Query(CurrentMember.Of(context).CorpId, number.Number), cancellation)))
            .Answers<ModelResponse>(problems: [400, 403, 404]).For(Role.Manager);

        api.MapGet("/models/diff", async (
            HttpContext context, IMediator mediator, ModelParameter from, ModelParameter to, CancellationToken cancellation) =>
            new Answer<ModelDiffResponse>(await mediator.Send(
                new DiffModels.Query(CurrentMember.Of(context).CorpId, from.Number, to.Number), cancellation)))
            .Answers<ModelDiffResponse>(problems: [400, 403, 404]).For(Role.Manager);

        api.MapGet("/models/templates", async (IMediator mediator, CancellationToken cancellation) =>
            new Answer<TemplatesResponse>(await mediator.Send(new ListTemplates.Query(), cancellation)))
            .Answers<TemplatesResponse>(problems: 403).For(Role.Manager);

        api.MapPost("/models/preview", async (
            Body<PreviewModel.Request> body, HttpContext context, IMediator mediator, ModelSource source, CancellationToken cancellation) =>
        {
            var (corp, request) = (CurrentMember.Of(context).CorpId, body.Value);
            var model = await source.ReadAsync(corp, request.Model, request.Template, request.Version, cancellation);
            return new Answer<PreviewResponse>(await mediator.Send(
                new PreviewModel.Query(corp, model, request.AsOf, request.Estimate), cancellation));
        }).Answers<PreviewResponse>(problems: [.. AnswerExtensions.BodyProblems, 404]).For(Role.Manager);
    }

    private static void MapChanging(this IEndpointRouteBuilder api)
    {
        api.MapPost("/models", async (
            Body<ApplyModel.Request> body, HttpContext context, IMediator mediator, ModelSource source, CancellationToken cancellation) =>
        {
            var (member, request) = (CurrentMember.Of(context), body.Value);
            var model = await source.ReadAsync(member.CorpId, request.Model, request.Template, version: null, cancellation);
            var note = request.Note.AsNote() ?? ModelNotes.OfTemplate(request.Template);
            return new Answer<AppliedResponse>(await mediator.Send(
                new ApplyModel.Command(member.CorpId, model, request.From, note, member.UserId, request.After), cancellation));
        }).Answers<AppliedResponse>(problems: [.. AnswerExtensions.BodyProblems, 404, 409]).For(Role.Manager);

        api.MapPost("/models/{number:int}/rollback", async (
            int number, Body<RollBackModel.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var (member, request) = (CurrentMember.Of(context), body.Value);
            return new Answer<AppliedResponse>(await mediator.Send(
                new RollBackModel.Command(member.CorpId, number, request.From, request.Note, member.UserId, request.After), cancellation));
        }).Answers<AppliedResponse>(problems: [.. AnswerExtensions.BodyProblems, 404, 409]).For(Role.Manager);
    }
}
