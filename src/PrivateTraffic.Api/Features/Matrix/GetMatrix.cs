using MediatR;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>How many customers stand in each cell of the matrix.</summary>
public static class GetMatrix
{
    /// <param name="Question">What is to be counted.</param>
    public sealed record Query(CensusQuestion Question) : IRequest<MatrixResponse>;

    internal sealed class Handler(Census census) : IRequestHandler<Query, MatrixResponse>
    {
        public async Task<MatrixResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await census.TakeAsync(request.Question, cancellationToken);
            return new MatrixResponse(
                result.AsOf,
                result.Version,
                result.Total,
                result.Quality.Status,
                result.Quality.Reason?.Key,
                result.Model,
                result.Warnings,
                [.. Enum.GetValues<InteractionBand>().Select(band => BandOf(band, result.Model.Interaction))],
                [.. MatrixCell.All.Zip(result.Cells, (cell, share) => new CellResponse(
                    cell.Key, MatrixCell.KeyOf(cell.Band), MatrixCell.KeyOf(cell.Stage), share.Customers, result.ShareOf(share), share.NetAmount))]);
        }

        private static BandResponse BandOf(InteractionBand band, InteractionAxis axis) =>
            new(MatrixCell.KeyOf(band), axis.EntryOf(band), axis.ExitOf(band));
    }
}
