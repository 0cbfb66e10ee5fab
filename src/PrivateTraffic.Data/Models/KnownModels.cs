using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Models;

/// <summary>Models by number. A version never changes, so each is read and parsed once. Safe to share between threads.</summary>
public sealed class KnownModels(IDbContextFactory<PrivateTrafficDb> databases)
{
    private static readonly NumberedModel Defaults = new(0, new SegmentationModel());
    private readonly ConcurrentDictionary<(int Corp, int Number), NumberedModel> known = new();

    /// <summary>A version that is stored, or 0 for the defaults.</summary>
    public async ValueTask<NumberedModel> FindAsync(int corpId, int number, CancellationToken cancellation)
    {
        if (number == 0)
        {
            return Defaults;
        }

        if (known.TryGetValue((corpId, number), out var model))
        {
            return model;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var document = await db.ModelVersions.AsNoTracking().Where(v => v.CorpId == corpId && v.Number == number)
            .Select(v => v.Document).SingleAsync(cancellation);
        return known[(corpId, number)] = new NumberedModel(number, ModelDocument.Read(document));
    }
}
