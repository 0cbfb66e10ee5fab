using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Compares two versions of the model value by value.</summary>
public static class DiffModels
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="From">A version; null for the one in effect.</param>
    /// <param name="To">Another; null for the one in effect.</param>
    public sealed record Query(int CorpId, int? From, int? To) : IRequest<ModelDiffResponse>;

    internal sealed class Handler(ModelStore models, CorpRegistry corps, TimeProvider clock) : IRequestHandler<Query, ModelDiffResponse>
    {
        public async Task<ModelDiffResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var current = await models.InEffectAsync(corp.Id, corp.Calendar.Today(clock), cancellationToken);
            var (from, to) = (await FindAsync(request.From), await FindAsync(request.To));
            return ModelDiffResponse.Of(from.Number, from.Model, to.Number, to.Model);

            async Task<NumberedModel> FindAsync(int? number)
            {
                if (number is not { } wanted)
                {
                    return current;
                }

                return await models.FindAsync(corp.Id, wanted, cancellationToken)
                    ?? throw new ProblemException(ProblemCode.UnknownModel, wanted);
            }
        }
    }
}
