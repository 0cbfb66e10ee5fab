using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Validity;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>What a report is about: whose customers, on which day, under which model.</summary>
/// <param name="CorpId">Our number of the corp.</param>
/// <param name="AsOf">The last complete day; nothing later is seen.</param>
/// <param name="Model">The model.</param>
/// <param name="Version">Its version; null for a model that was given to try it out.</param>
internal sealed record ReportFrame(int CorpId, DateOnly AsOf, SegmentationModel Model, int? Version)
{
    /// <summary>What is doubtful about the model itself, by key.</summary>
    public IReadOnlyList<string> Warnings => [.. ModelWarnings.Of(Model, AsOf).Select(w => w.Key)];
}

/// <summary>Reads the histories of a corp from end to end, one in memory at a time.</summary>
internal sealed class HistoryScan(PlacementStore store, ModelStore models, CorpRegistry corps, TimeProvider clock)
{
    /// <summary>
    /// Settles day and model. Without a day it is yesterday, the last complete one, under the model in effect today, so that a change shows
    /// at once; a past day has the model of its time.
    /// </summary>
    public async Task<ReportFrame> FrameAsync(int corpId, DateOnly? asOf, SegmentationModel? instead, CancellationToken cancellation)
    {
        var corp = await corps.FindAsync(corpId, cancellation)
            ?? throw new ArgumentException($"There is no corp {corpId}.", nameof(corpId));
        var today = corp.Calendar.Today(clock);
        var day = asOf ?? today.AddDays(-1);
        if (instead is not null)
        {
            return new ReportFrame(corpId, day, instead, null);
        }

        var model = await models.InEffectAsync(corpId, asOf ?? today, cancellation);
        return new ReportFrame(corpId, day, model.Model, model.Number);
    }

    /// <summary>Visits every customer in the order of their numbers. The view is valid during the visit only.</summary>
    /// <param name="corpId">Our number of the corp.</param>
    /// <param name="withTimes">Whether times of day are needed.</param>
    /// <param name="visit">Told the number and the history of each customer.</param>
    /// <param name="cancellation">Stops between two customers.</param>
    public Task VisitAsync(int corpId, bool withTimes, Action<long, HistoryView> visit, CancellationToken cancellation) =>
        VisitAsync(corpId, withTimes, (id, history) =>
        {
            visit(id, history);
            return ValueTask.CompletedTask;
        }, cancellation);

    /// <inheritdoc cref="VisitAsync(int, bool, Action{long, HistoryView}, CancellationToken)"/>
    public async Task VisitAsync(int corpId, bool withTimes, Func<long, HistoryView, ValueTask> visit, CancellationToken cancellation)
    {
        var view = new HistoryView();
        await foreach (var (id, history) in store.HistoriesAsync(corpId, 0, long.MaxValue, cancellation))
        {
            await visit(id, withTimes ? view.LoadWithTimes(history.Span) : view.Load(history.Span));
        }
    }
}
