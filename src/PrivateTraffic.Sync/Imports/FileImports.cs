using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports.Files;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Sync.Imports;

/// <summary>Imports of files of any kind; the type of the options says which. Whoever was touched is placed at once.</summary>
public sealed class FileImports(
    IDbContextFactory<PrivateTrafficDb> databases, PersonalData personalData, PlacementRun placements, TimeProvider clock)
{
    /// <summary>The fields that a file of a kind may have, in the order in which people are asked for them.</summary>
    public static IReadOnlyList<ImportField> FieldsOf(ImportOptions options) =>
        options is OrderImportOptions ? OrderFormat.All : InteractionFormat.All;

    /// <summary>Reads and judges every row. Nothing is written.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    /// <exception cref="IOException">The file cannot be reached.</exception>
    public async Task<ImportPreview> CheckAsync(
        KnownCorp corp, ImportSource source, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return options switch
        {
            OrderImportOptions orders => await Orders(db, corp).CheckAsync(source, orders, progress, cancellation),
            InteractionImportOptions interactions => await Interactions(db, corp).CheckAsync(source, interactions, progress, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
    }

    /// <summary>
    /// Checks the file and, when all its rows are good or <see cref="ImportOptions.KeepGood"/> is set, writes the good ones and places their
    /// customers.
    /// </summary>
    /// <exception cref="ImportFileException">The file cannot be read at all, or was changed meanwhile.</exception>
    /// <exception cref="IOException">The file cannot be reached.</exception>
    public async Task<ImportResult> ImportAsync(
        KnownCorp corp, ImportSource source, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corp);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var result = options switch
        {
            OrderImportOptions orders => await Orders(db, corp).ImportAsync(corp.Id, source, orders, progress, cancellation),
            InteractionImportOptions interactions =>
                await Interactions(db, corp).ImportAsync(corp.Id, source, interactions, progress, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
        if (result.IsWritten)
        {
            await placements.RunAsync(corp, everybody: false, asOf: null, progress is null ? null : new Placing(progress), cancellation);
        }

        return result;
    }

    private OrderImport Orders(PrivateTrafficDb db, KnownCorp corp) => new(db, corp.Calendar, personalData, clock);

    private InteractionImport Interactions(PrivateTrafficDb db, KnownCorp corp) => new(db, corp.Calendar, personalData, clock);

    /// <summary>Tells how far the placements have come as the last phase of an import.</summary>
    private sealed class Placing(IProgress<ImportProgress> progress) : IProgress<PlacementProgress>
    {
        public void Report(PlacementProgress value) =>
            progress.Report(new(ImportPhase.Placing, value.Counts.Placed, value.PartsDone, value.Parts));
    }
}
