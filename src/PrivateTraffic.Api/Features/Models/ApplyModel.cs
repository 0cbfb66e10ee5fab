using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Makes a model the next version, from a day on.</summary>
public static class ApplyModel
{
    /// <param name="Model">The model, as its document; or</param>
    /// <param name="Template">an industry template by its key.</param>
    /// <param name="From">The first day that it places, today or later; null for today.</param>
    /// <param name="Note">Why.</param>
    /// <param name="After">The latest version that the person has seen: when another has come since, nothing is done.</param>
    public sealed record Request(
        JsonElement? Model = null, string? Template = null, DateOnly? From = null, string? Note = null, int? After = null);

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Model">The model.</param>
    /// <param name="From">The first day that it places; null for today.</param>
    /// <param name="Note">Why.</param>
    /// <param name="By">WeCom's userid of the member; null from a shell.</param>
    /// <param name="After">The latest version that they have seen; null for whatever is the latest.</param>
    /// <param name="Progress">Told how far placing everybody has come.</param>
    public sealed record Command(
        int CorpId,
        SegmentationModel Model,
        DateOnly? From = null,
        string? Note = null,
        string? By = null,
        int? After = null,
        IProgress<PlacementProgress>? Progress = null) : IRequest<AppliedResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Note).MustBeNote();
            RuleFor(c => c.Model).Custom((model, context) =>
            {
                foreach (var problem in ModelProblems.Of(model))
                {
                    context.AddFailure(new ValidationFailure("model", problem.En) { CustomState = problem });
                }
            });
        }
    }

    internal sealed class Handler(ModelChanges changes, CorpRegistry corps) : IRequestHandler<Command, AppliedResponse>
    {
        public async Task<AppliedResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var change = new ModelChange(request.By, request.Note.AsNote(), Restores: null, request.After);
            return await changes.ApplyAsync(corp, request.Model, request.From, change, request.Progress, cancellationToken);
        }
    }
}
