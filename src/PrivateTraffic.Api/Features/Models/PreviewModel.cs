using System.Text.Json;
using MediatR;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Previews;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>Counts who would move where under another model; changes nothing.</summary>
public static class PreviewModel
{
    /// <summary>Customers that an estimate looks at: enough for an interval of about one in a hundred either way.</summary>
    public const int SampleSize = 4_000;

    /// <param name="Model">The model, as its document; or</param>
    /// <param name="Template">an industry template by its key; or</param>
    /// <param name="Version">a version by its number.</param>
    /// <param name="AsOf">The day on which customers are placed; null for today, which is what applying the model today would do.</param>
    /// <param name="Estimate">Whether a first estimate from a sample is wanted instead of the exact counts.</param>
    public sealed record Request(
        JsonElement? Model = null, string? Template = null, int? Version = null, DateOnly? AsOf = null, bool Estimate = false);

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Candidate">The model to try out, without problems.</param>
    /// <param name="AsOf">The day on which customers are placed; null for today.</param>
    /// <param name="Estimate">Whether a sample is enough.</param>
    /// <param name="Customers">Told every customer in the order of their numbers; null where only the counts are wanted.</param>
    public sealed record Query(
        int CorpId,
        SegmentationModel Candidate,
        DateOnly? AsOf = null,
        bool Estimate = false,
        Func<PreviewedCustomer, ValueTask>? Customers = null) : IRequest<PreviewResponse>;

    internal sealed class Handler(
        PlacementStore store, PlacementIndex index, ModelStore models, CorpRegistry corps, TimeProvider clock)
        : IRequestHandler<Query, PreviewResponse>
    {
        public async Task<PreviewResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken)
                ?? throw new ArgumentException($"There is no corp {request.CorpId}.", nameof(request));
            var day = request.AsOf ?? corp.Calendar.Today(clock);
            var current = await models.InEffectAsync(corp.Id, day, cancellationToken);
            var placed = request.Estimate ? await index.ReadAsync(corp.Id, cancellationToken) : null;
            var ids = placed?.Sample(SampleSize);
            var samples = ids is null
                ? await store.ScanAsync(corp.Id, NewSample, Add, cancellationToken)
                : await store.ScanAsync(corp.Id, ids, NewSample, Add, cancellationToken);
            var all = NewSample();
            foreach (var sample in samples)
            {
                all.Merge(sample);
            }

            var preview = ModelPreview.Of(all);
            foreach (var customer in request.Customers is null ? [] : preview.Customers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await request.Customers!(new PreviewedCustomer(
                    customer, preview.SegmentBefore(customer), preview.SegmentAfter(customer)));
            }

            // A company with hardly more customers than a sample was counted whole.
            var total = ids?.Length < placed?.Count() ? placed.Count() : preview.Total;
            return new PreviewAnswer(preview, total).Of(day, current, request.Candidate);

            PreviewSample NewSample() => new(current.Model, request.Candidate, day, keepsAll: request.Customers is not null);

            static void Add(PreviewSample sample, long id, Domain.Histories.HistoryView history) => sample.Add(id, history);
        }
    }
}

/// <summary>A customer under both models.</summary>
/// <param name="Customer">Where they stand.</param>
/// <param name="SegmentBefore">The value segment under the model in effect; null without an order in its window.</param>
/// <param name="SegmentAfter">The value segment under the other one.</param>
public sealed record PreviewedCustomer(ComparedCustomer Customer, RfmSegment? SegmentBefore, RfmSegment? SegmentAfter)
{
    /// <summary>Whether any label differs.</summary>
    public bool Moves => Customer.Moves || SegmentBefore != SegmentAfter;
}
