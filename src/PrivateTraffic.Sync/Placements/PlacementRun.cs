using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Sync.Placements;

/// <summary>Progress of a placement run.</summary>
public readonly record struct PlacementProgress(int PartsDone, int Parts, PlacementCounts Counts);

/// <summary>
/// Brings the stored placements of a corp up to date, part by part; each part is a transaction, so that
/// a run can stop anywhere and be made again.
/// </summary>
public sealed class PlacementRun(IDbContextFactory<PrivateTrafficDb> databases, TimeProvider clock)
{
    /// <summary>
    /// Places those with new facts or a due day, or everybody. When another version of the model holds than that under which everybody was
    /// placed last, everybody is placed, once; days before it held are made up for under the version of their time.
    /// </summary>
    /// <param name="corp">Whose customers.</param>
    /// <param name="everybody">Whether to place everybody anew in any case: to repair.</param>
    /// <param name="asOf">The day; null for the current business day.</param>
    /// <param name="progress">Told after each part.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    public async Task<PlacementCounts> RunAsync(
        KnownCorp corp, bool everybody, DateOnly? asOf, IProgress<PlacementProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corp);
        var day = asOf ?? corp.Calendar.Today(clock);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (store, models) = (new PlacementStore(db), new ModelStore(db, clock));
        while (true)
        {
            var timeline = await models.TimelineAsync(corp.Id, corp.Calendar, cancellation);
            var placedThrough = await store.PlacedThroughAsync(corp.Id, cancellation);
            try
            {
                var counts = default(PlacementCounts);
                foreach (var (number, last) in timeline.Periods(placedThrough < day ? placedThrough.Value.AddDays(1) : day, day))
                {
                    var model = await models.FindAsync(corp.Id, number, cancellation)
                        ?? throw new InvalidOperationException($"Version {number} of the model is gone.");
                    counts += await PlaceAsync(store, corp.Id, everybody, model, last, progress, cancellation);
                }

                return counts;
            }
            catch (ModelSupersededException)
            {
                // A new version has been applied since this run began: it goes on under that one.
            }
        }
    }

    private static async Task<PlacementCounts> PlaceAsync(
        PlacementStore store, int corpId, bool everybody, NumberedModel model, DateOnly day, IProgress<PlacementProgress>? progress,
        CancellationToken cancellation)
    {
        var placedModel = await store.PlacedModelAsync(corpId, cancellation);
        everybody |= placedModel != model.Number || await store.HasOldPagesAsync(corpId, cancellation);
        var parts = everybody
            ? [.. Enumerable.Range(0, await store.PartsAsync(corpId, cancellation))]
            : await store.DuePartsAsync(corpId, day, cancellation);
        var placedThrough = await store.PlacedThroughAsync(corpId, cancellation);
        var counts = default(PlacementCounts);
        for (var i = 0; i < parts.Count; i++)
        {
            counts += everybody
                ? await store.PlaceAllAsync(corpId, parts[i], model, day, cancellation, placedThrough)
                : await store.PlaceDueAsync(corpId, parts[i], model, day, cancellation, placedThrough);
            progress?.Report(new PlacementProgress(i + 1, parts.Count, counts));
        }

        if (placedThrough != day || placedModel != model.Number)
        {
            await store.SetPlacedThroughAsync(corpId, day, model.Number, cancellation);
        }

        return counts;
    }
}
