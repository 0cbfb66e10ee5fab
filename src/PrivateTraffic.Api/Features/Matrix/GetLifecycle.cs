using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>How many customers stand in each stage of the lifecycle.</summary>
public static class GetLifecycle
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The day; null for today, its facts so far included.</param>
    /// <param name="Visibility">Whose customers are counted.</param>
    /// <param name="Recount">Whether today is counted from the histories too, as other days are, instead of from the stored placements.</param>
    public sealed record Query(int CorpId, DateOnly? AsOf, Visibility Visibility, bool Recount = false) : IRequest<LifecycleResponse>;

    internal sealed class Handler(Census census) : IRequestHandler<Query, LifecycleResponse>
    {
        public async Task<LifecycleResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await census.TakeAsync(request.CorpId, request.AsOf, request.Visibility, request.Recount, cancellationToken);
            return new LifecycleResponse(
                result.AsOf,
                result.Model.Number,
                result.Total,
                EstimateStatus.Default,
                "not-derived",
                result.Model.Model,
                [.. Enum.GetValues<LifecycleStage>().Zip(result.Stages, (stage, share) =>
                    new StageResponse(LifecycleRules.KeyOf(stage), share.Customers, result.ShareOf(share), share.NetAmount))]);
        }
    }
}
