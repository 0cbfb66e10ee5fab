using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Domain.Calendar;
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

    /// <summary>A version by its number, 0 for the defaults; null when there is none.</summary>
    public async Task<NumberedModel?> FindAsync(int corpId, int number, CancellationToken cancellation)
    {
        if (number == 0)
        {
            return new NumberedModel(0, new SegmentationModel());
        }

        var document = await db.ModelVersions.AsNoTracking()
            .Where(v => v.CorpId == corpId && v.Number == number).Select(v => v.Document).SingleOrDefaultAsync(cancellation);
        return document is null ? null : new NumberedModel(number, ModelDocument.Read(document));
    }

    /// <summary>Every version, the latest first. Version 0 is not among them.</summary>
    public async Task<IReadOnlyList<ModelVersion>> AllAsync(int corpId, CancellationToken cancellation) =>
        await db.ModelVersions.AsNoTracking().Where(v => v.CorpId == corpId).OrderByDescending(v => v.Number).ToListAsync(cancellation);

    /// <summary>Which version holds on which day.</summary>
    /// <param name="corpId">Whose versions.</param>
    /// <param name="calendar">The business days of the corp.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<ModelTimeline> TimelineAsync(int corpId, BusinessCalendar calendar, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var versions = await db.ModelVersions.AsNoTracking().Where(v => v.CorpId == corpId)
            .Select(v => new { v.Number, v.EffectiveFrom, v.CreatedAt }).ToListAsync(cancellation);
        return new ModelTimeline(versions.Select(v => new ModelStart(v.Number, v.EffectiveFrom, calendar.DayOf(v.CreatedAt))));
    }

    /// <summary>Stores a model as the next version.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">The model cannot be used; the message says why.</exception>
    /// <exception cref="ModelChangedException">Another version has been stored in the meantime.</exception>
    public async Task<int> AddAsync(
        int corpId, SegmentationModel model, DateOnly effectiveFrom, CancellationToken cancellation, ModelChange? change = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Problems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(model));
        }

        var number = (change?.After ?? await LatestAsync(corpId, cancellation)) + 1;
        var version = new ModelVersion
        {
            CorpId = corpId,
            Number = number,
            EffectiveFrom = effectiveFrom,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = change?.By,
            Note = change?.Note,
            Restores = change?.Restores,
            Document = ModelDocument.Write(model),
        };
        await db.WriteAsync(async () =>
        {
            // Of two who take the same number the database lets one have it.
            if ((await db.InsertNewAsync([version], cancellation)).Count == 0 || await LatestAsync(corpId, cancellation) > number)
            {
                throw new ModelChangedException(await LatestAsync(corpId, cancellation));
            }
        }, cancellation);
        return number;
    }

    private async Task<int> LatestAsync(int corpId, CancellationToken cancellation) =>
        await db.ModelVersions.Where(v => v.CorpId == corpId).MaxAsync(v => (int?)v.Number, cancellation) ?? 0;
}
