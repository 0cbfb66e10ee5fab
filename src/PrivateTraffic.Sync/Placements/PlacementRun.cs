using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
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
    /// <summary>Places those with new facts or a due day, or everybody.</summary>
    /// <param name="corp">Whose customers.</param>
    /// <param name="everybody">Whether to place everybody anew: after a change of model, or to repair.</param>
    /// <param name="asOf">The day; null for the current business day.</param>
    /// <param name="progress">Told after each part.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    public async Task<PlacementCounts> RunAsync(
        KnownCorp corp, bool everybody, DateOnly? asOf, IProgress<PlacementProgress>? progress, CancellationToken cancellation)
    {
        var day = asOf ?? corp.Calendar.Today(clock);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var store = new PlacementStore(db);
        var model = await new ModelStore(db, clock).InEffectAsync(corp.Id, day, cancellation);
        everybody |= await store.HasOldPagesAsync(corp.Id, cancellation);
        var parts = everybody
            ? [.. Enumerable.Range(0, await store.PartsAsync(corp.Id, cancellation))]
            : await store.DuePartsAsync(corp.Id, day, cancellation);
        var placedThrough = await store.PlacedThroughAsync(corp.Id, cancellation);
        var counts = default(PlacementCounts);
        for (var i = 0; i < parts.Count; i++)
        {
            counts += everybody
                ? await store.PlaceAllAsync(corp.Id, parts[i], model, day, cancellation, placedThrough)
                : await store.PlaceDueAsync(corp.Id, parts[i], model, day, cancellation, placedThrough);
            progress?.Report(new PlacementProgress(i + 1, parts.Count, counts));
        }

        if (placedThrough != day)
        {
            await store.SetPlacedThroughAsync(corp.Id, day, cancellation);
        }

        return counts;
    }
}
