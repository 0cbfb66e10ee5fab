using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Validity;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>One version of the model, with its document.</summary>
public static class GetModel
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Number">The version, 0 for the defaults; null for the one in effect.</param>
    public sealed record Query(int CorpId, int? Number) : IRequest<ModelResponse>;

    internal sealed class Handler(ModelStore models, CorpRegistry corps, TimeProvider clock) : IRequestHandler<Query, ModelResponse>
    {
        public async Task<ModelResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var today = corp.Calendar.Today(clock);
            var timeline = await models.TimelineAsync(corp.Id, corp.Calendar, cancellationToken);
            var number = request.Number ?? timeline.InEffect(today);
            var model = await models.FindAsync(corp.Id, number, cancellationToken)
                ?? throw new ProblemException(ProblemCode.UnknownModel, number);
            var stored = (await models.AllAsync(corp.Id, cancellationToken)).SingleOrDefault(v => v.Number == number);
            return new ModelResponse(
                stored is null ? ListModels.Defaults(timeline, today) : ListModels.VersionOf(stored, timeline, today),
                model.Model,
                [.. ModelWarnings.Of(model.Model, today).Select(w => w.Key)]);
        }
    }
}
