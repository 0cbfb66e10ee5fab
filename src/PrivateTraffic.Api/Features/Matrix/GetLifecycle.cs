using MediatR;
using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>How many customers stand in each stage of the lifecycle.</summary>
public static class GetLifecycle
{
    /// <param name="Question">What is to be counted.</param>
    public sealed record Query(CensusQuestion Question) : IRequest<LifecycleResponse>;

    internal sealed class Handler(Census census) : IRequestHandler<Query, LifecycleResponse>
    {
        public async Task<LifecycleResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await census.TakeAsync(request.Question, cancellationToken);
            return new LifecycleResponse(
                result.AsOf,
                result.Version,
                result.Total,
                result.Quality.Status,
                result.Quality.Reason?.Key,
                result.Model,
                result.Warnings,
                [.. Enum.GetValues<LifecycleStage>().Zip(result.Stages, (stage, share) =>
                    new StageResponse(LifecycleRules.KeyOf(stage), share.Customers, result.ShareOf(share), share.NetAmount))]);
        }
    }
}
