using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Brings back the document of an earlier version, as a new version: history is never rewritten.</summary>
public static class RollBackModel
{
    /// <param name="From">The first day that it places, today or later; null for today.</param>
    /// <param name="Note">Why.</param>
    /// <param name="After">The latest version that the person has seen: when another has come since, nothing is done.</param>
    public sealed record Request(DateOnly? From = null, string? Note = null, int? After = null);

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="To">The version to bring back, 0 for the defaults; null for the one before the latest change, which undoes it.</param>
    /// <param name="From">The first day that it places; null for today.</param>
    /// <param name="Note">Why.</param>
    /// <param name="By">WeCom's userid of the member; null from a shell.</param>
    /// <param name="After">The latest version that they have seen; null for whatever is the latest.</param>
    /// <param name="Progress">Told how far placing everybody has come.</param>
    public sealed record Command(
        int CorpId,
        int? To,
        DateOnly? From = null,
        string? Note = null,
        string? By = null,
        int? After = null,
        IProgress<PlacementProgress>? Progress = null) : IRequest<AppliedResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Note).MustBeNote();
    }

    internal sealed class Handler(ModelChanges changes, ModelStore models, CorpRegistry corps) : IRequestHandler<Command, AppliedResponse>
    {
        public async Task<AppliedResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var timeline = await models.TimelineAsync(corp.Id, corp.Calendar, cancellationToken);
            if (request.To is null && timeline.Latest == 0)
            {
                throw new ProblemException(ProblemCode.NothingToUndo);
            }

            var number = request.To ?? timeline.BeforeLatest();
            var model = await models.FindAsync(corp.Id, number, cancellationToken)
                ?? throw new ProblemException(ProblemCode.UnknownModel, number);
            var change = new ModelChange(request.By, request.Note.AsNote(), number, request.After ?? timeline.Latest);
            return await changes.ApplyAsync(corp, model.Model, request.From, change, request.Progress, cancellationToken);
        }
    }
}
