using MediatR;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>The history of the model: every version, with who, when and why.</summary>
public static class ListModels
{
    public sealed record Query(int CorpId) : IRequest<ModelsResponse>;

    internal sealed class Handler(ModelStore models, CorpRegistry corps, TimeProvider clock) : IRequestHandler<Query, ModelsResponse>
    {
        public async Task<ModelsResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var today = corp.Calendar.Today(clock);
            var timeline = await models.TimelineAsync(corp.Id, corp.Calendar, cancellationToken);
            var versions = await models.AllAsync(corp.Id, cancellationToken);
            return new ModelsResponse(
                today,
                timeline.InEffect(today),
                timeline.Latest,
                [.. versions.Select(v => VersionOf(v, timeline, today)), Defaults(timeline, today)]);
        }
    }

    internal static ModelVersionResponse VersionOf(ModelVersion version, ModelTimeline timeline, DateOnly today) => new(
        version.Number,
        timeline.StateOf(version.Number, today),
        version.EffectiveFrom,
        timeline.LastDayOf(version.Number),
        version.CreatedAt,
        version.CreatedBy,
        version.Note,
        version.Restores);

    internal static ModelVersionResponse Defaults(ModelTimeline timeline, DateOnly today) =>
        new(0, timeline.StateOf(0, today), null, timeline.LastDayOf(0), null, null, null, null);
}
