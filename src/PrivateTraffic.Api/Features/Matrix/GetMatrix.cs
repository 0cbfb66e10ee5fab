using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>How many customers stand in each cell of the matrix.</summary>
public static class GetMatrix
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The day; null for today, its facts so far included.</param>
    /// <param name="Visibility">Whose customers are counted.</param>
    /// <param name="Recount">Whether today is counted from the histories too, as other days are, instead of from the stored placements.</param>
    public sealed record Query(int CorpId, DateOnly? AsOf, Visibility Visibility, bool Recount = false) : IRequest<MatrixResponse>;

    internal sealed class Handler(Census census) : IRequestHandler<Query, MatrixResponse>
    {
        public async Task<MatrixResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await census.TakeAsync(request.CorpId, request.AsOf, request.Visibility, request.Recount, cancellationToken);
            return new MatrixResponse(
                result.AsOf,
                result.Model.Number,
                result.Total,
                EstimateStatus.Default,
                "not-derived",
                result.Model.Model,
                [.. Enum.GetValues<InteractionBand>().Select(band => BandOf(band, result.Model.Model.Interaction))],
                [.. MatrixCell.All.Zip(result.Cells, (cell, share) => new CellResponse(
                    cell.Key, MatrixCell.KeyOf(cell.Band), MatrixCell.KeyOf(cell.Stage), share.Customers, result.ShareOf(share), share.NetAmount))]);
        }

        private static BandResponse BandOf(InteractionBand band, InteractionAxis axis) =>
            new(MatrixCell.KeyOf(band), axis.EntryOf(band), axis.ExitOf(band));
    }
}
