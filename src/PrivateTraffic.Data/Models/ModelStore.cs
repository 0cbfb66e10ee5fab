using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Data.Models;

/// <summary>The versions of a corp's segmentation model.</summary>
public sealed class ModelStore(PrivateTrafficDb db, TimeProvider clock)
{
    /// <summary>The model in effect on a day. A corp without versions is placed by the defaults, version 0.</summary>
    public async Task<NumberedModel> InEffectAsync(int corpId, DateOnly day, CancellationToken cancellation)
    {
        var version = await db.ModelVersions.AsNoTracking()
            .Where(v => v.CorpId == corpId && v.EffectiveFrom <= day)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.Document })
            .FirstOrDefaultAsync(cancellation);
        return version is null
            ? new NumberedModel(0, new SegmentationModel())
            : new NumberedModel(version.Number, ModelDocument.Read(version.Document));
    }

    /// <summary>Stores a model as the next version.</summary>
    /// <exception cref="ArgumentException">The model cannot be used; the message says why.</exception>
    public async Task<int> AddAsync(int corpId, SegmentationModel model, DateOnly effectiveFrom, CancellationToken cancellation)
    {
        if (model.Problems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(model));
        }

        var last = await db.ModelVersions.Where(v => v.CorpId == corpId).MaxAsync(v => (int?)v.Number, cancellation) ?? 0;
        db.ModelVersions.Add(new ModelVersion
        {
            CorpId = corpId,
            Number = last + 1,
            EffectiveFrom = effectiveFrom,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            Document = ModelDocument.Write(model),
        });
        await db.SaveChangesAsync(cancellation);
        return last + 1;
    }
}
