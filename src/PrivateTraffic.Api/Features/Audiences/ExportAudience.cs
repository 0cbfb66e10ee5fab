using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Cli;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Writes the customers of an audience as CSV, one by one in the order of their numbers.</summary>
public static class ExportAudience
{
    private static readonly string[] Columns = ["cell", "stage", "orders", "amount_fen", "last_order", "last_interaction"];

    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">The number of the audience.</param>
    /// <param name="Output">Where to; it stays open.</param>
    public sealed record Query(AudienceReader Reader, long Id, Stream Output) : IRequest<long>;

    internal sealed class Handler(AudienceAnswers answers, PlacementIndex index, IDbContextFactory<PrivateTrafficDb> databases)
        : IRequestHandler<Query, long>
    {
        /// <returns>How many were written.</returns>
        public async Task<long> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = request.Reader.CorpId;
            var audience = await answers.FindAsync(request.Reader, request.Id, cancellationToken);
            var day = await answers.DayAsync(corp, null, cancellationToken);
            var members = await answers.MembersAsync(request.Reader, audience, day, cancellationToken);
            var placements = await index.ReadAsync(corp, cancellationToken);
            await using var file = await CustomerFile.OpenAsync(request.Output, databases, corp, Columns, cancellationToken);
            var written = 0L;
            foreach (var id in members.Ids())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (placements[id].ToPlacement() is { } standing)
                {
                    var csv = await file.BeginAsync(id);
                    csv.WriteField(standing.Cell.Key);
                    csv.WriteField(LifecycleRules.KeyOf(standing.Stage));
                    csv.WriteField(standing.Orders);
                    csv.WriteField(standing.NetAmount);
                    csv.WriteField($"{standing.LastPurchaseOn:yyyy-MM-dd}");
                    csv.WriteField($"{standing.LastInteractionOn:yyyy-MM-dd}");
                    await csv.EndRecordAsync(cancellationToken);
                    written++;
                }
            }

            return written;
        }
    }
}
